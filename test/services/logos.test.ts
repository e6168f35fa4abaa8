/** Answers for logos: what is taken, what is refused, and that nothing of the chosen file is kept but how it looks. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDefinedError, safe } from '@orpc/client';
import { expect, it } from 'vitest';
import { LogoId } from '../../src-preload/contract/ids.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';
import { lookAt, makeBomb, makeImage, makeSvg } from '../kit/images.ts';

const add = (console: TestConsole, image: Buffer) => console.client.logos.add({ image: image.toString('base64') });

async function pictureOf(console: TestConsole, logoId: LogoId, size: 'small' | 'large'): Promise<Buffer> {
  return Buffer.from((await console.client.logos.get({ logoId, size })).png, 'base64');
}

async function refusalOf(console: TestConsole, image: Buffer): Promise<string> {
  const { error } = await safe(add(console, image));
  return isDefinedError(error) ? error.data.reason : `not refused: ${String(error)}`;
}

it.each(['png', 'jpeg', 'webp'] as const)('makes square PNG in two sizes of a %s', async (format) => {
  await using console = await openConsole();
  const added = await add(console, await makeImage(format, 300, 100));
  expect(added).toMatchObject({ format, width: 300, height: 100 });
  expect(await lookAt(await pictureOf(console, added.logoId, 'small'))).toMatchObject({ format: 'png', width: 96, height: 96 });
  const large = await lookAt(await pictureOf(console, added.logoId, 'large'));
  expect(large).toMatchObject({ format: 'png', width: 224, height: 224 });
  expect(large.middle[0]).toBeGreaterThan(150);
});

it('draws an SVG at the size that is needed, however small or large it says it is', async () => {
  await using console = await openConsole();
  for (const size of ['width="8" height="8" viewBox="0 0 24 24"', 'width="9000" height="9000" viewBox="0 0 24 24"', 'viewBox="0 0 24 24"']) {
    const added = await add(console, makeSvg('', size));
    expect(added.format).toBe('svg');
    const { width, middle } = await lookAt(await pictureOf(console, added.logoId, 'large'));
    expect([width, middle]).toEqual([224, [200, 30, 30, 255]]);
  }
});

it('keeps nothing of an SVG but its drawing, and asks no other address or file', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const elsewhere = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/x.png`;
  await using console = await openConsole();
  const added = await add(
    console,
    makeSvg(`<script>alert(1)</script><style>@import url(${elsewhere}); rect { fill: url(${elsewhere}) }</style><image href="${elsewhere}" width="24" height="24"/>
      <image xlink:href="file:///etc/hosts" width="24" height="24"/><use href="${elsewhere}#a"/><foreignObject width="24" height="24"><p xmlns="http://www.w3.org/1999/xhtml" onclick="x()">Hush</p></foreignObject>`),
  );
  for (const size of ['small', 'large'] as const) {
    const picture = await pictureOf(console, added.logoId, size);
    expect((await lookAt(picture)).format).toBe('png');
    for (const word of ['script', 'Hush', 'svg', '127.0.0.1']) expect(picture.includes(word)).toBe(false);
  }
  expect(asked).toBe(0);
  server.close();
});

it('gives equal images one name', async () => {
  await using console = await openConsole();
  const [one, two] = [await add(console, await makeImage('png')), await add(console, await makeImage('png'))];
  expect(two).toEqual(one);
  expect((await add(console, await makeImage('png', 64, 32))).logoId).not.toBe(one.logoId);
});

it('says what an image is by what is in it, and why it is refused', async () => {
  await using console = await openConsole();
  expect(await refusalOf(console, await makeImage('gif'))).toBe('This is a GIF, whatever its name. Choose a PNG, JPEG, WebP or SVG.');
  expect(await refusalOf(console, Buffer.from('%PDF-1.7'))).toMatch(/a PDF/);
  expect(await refusalOf(console, Buffer.from('<html><svg></svg></html>'))).toMatch(/no image that can become a logo/);
  expect(await refusalOf(console, Buffer.alloc(0))).toMatch(/empty/);
  expect(await refusalOf(console, (await makeImage('png')).subarray(0, 60))).toMatch(/damaged/);
  expect(await refusalOf(console, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'))).toMatch(/SVG is damaged/);
  expect(await refusalOf(console, await makeBomb())).toMatch(/too many pixels/);
  const laughs = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>';
  expect(await refusalOf(console, Buffer.from(`${laughs}<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><text>&g;&g;&g;</text></svg>`))).toMatch(/damaged/);
});

it('takes 512 KB and not a byte more, at the boundary too', async () => {
  await using console = await openConsole();
  const padded = (length: number): Buffer => Buffer.concat([makeSvg(), Buffer.alloc(length - makeSvg().length, ' ')]);
  expect((await add(console, padded(512 * 1024))).format).toBe('svg');
  expect(await refusalOf(console, padded(512 * 1024 + 1))).toBe('The image has 513 KB. A logo can have 512 KB; make it smaller first.');
  const { error } = await safe(add(console, padded(600 * 1024)));
  expect(error).toMatchObject({ code: 'BAD_REQUEST' });
  expect((await safe(console.client.logos.add({ image: 'not base64!' }))).error).toMatchObject({ code: 'BAD_REQUEST' });
});

it('belongs to an app from its registration on, and is refused when it is not here', async () => {
  await using console = await openConsole();
  const { logoId } = await add(console, await makeImage('webp'));
  const { app } = await console.client.apps.register({ ...CLIPNOTE, logoId });
  expect(app).toMatchObject({ logoId, revision: 1 });
  await using again = await console.restart();
  expect(await again.client.apps.get({ clientId: app.clientId })).toMatchObject({ logoId });
  const gone = LogoId.parse(`logo_${'0'.repeat(24)}`);
  const { error } = await safe(again.client.apps.register({ ...CLIPNOTE, name: 'Other', logoId: gone }));
  expect(isDefinedError(error) && error.code).toBe('LOGO_REFUSED');
  expect(await again.client.apps.list()).toHaveLength(1);
  expect((await safe(again.client.logos.get({ logoId: gone, size: 'small' }))).error).toMatchObject({ code: 'NOT_FOUND' });
});
