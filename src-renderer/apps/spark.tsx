/** Answers for the spark line of API calls: a bar a day, the last one darker because it is today. */
import styles from './spark.module.css';

const WIDTH = 60;
const HEIGHT = 20;

/** In: calls of each day, the oldest first. Hidden from screen readers: the figure beside it says the sum. */
export function Spark({ days }: { readonly days: readonly number[] }) {
  const most = Math.max(1, ...days);
  const pitch = WIDTH / days.length;
  return (
    <svg width={WIDTH} height={HEIGHT} className={styles['spark']} aria-hidden="true">
      <path d={`M0 ${String(HEIGHT - 0.5)}H${String(WIDTH)}`} />
      {days.map((count, index) => {
        const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 3));
        return <rect key={index} className={index === days.length - 1 ? styles['today'] : undefined} x={index * pitch} y={HEIGHT - 1 - height} width={pitch - 1.5} height={height} />;
      })}
    </svg>
  );
}
