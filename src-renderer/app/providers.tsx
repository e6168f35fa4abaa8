/** Answers for what stands around every screen: cached answers, addresses, tooltips. */
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { guardNavigation } from '../ui/leave-guard.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';

/** Wraps the app. */
export function Providers({ queryClient, children }: { readonly queryClient: QueryClient; readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <Router aroundNav={guardNavigation}>{children}</Router>
      </TooltipProvider>
    </QueryClientProvider>
  );
}
