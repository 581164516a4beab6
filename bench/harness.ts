/** One figure of a benchmark: a ratio against a baseline measured in the same run, because machines are noisy. */
export interface BenchLine {
  readonly what: string
  /** The program's figure and the baseline's, in `unit`; their ratio is what counts. */
  readonly ours: number
  readonly baseline?: number
  readonly unit: string
  /** What the ratio should not exceed, where an aim was set. */
  readonly aim?: number
  readonly note?: string
}

export interface BenchOptions {
  /** `small` runs in seconds (CI, a laptop), `full` at the sizes named in the issue. */
  readonly size: 'small' | 'full'
  /** Public data folder, where it stands. */
  readonly sharedData: string | undefined
}

/** Milliseconds of one run of `task`. */
export async function timed(task: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await task()
  return performance.now() - from
}

/** Median and 95th percentile (nearest rank) of a sample. */
export function spread(sample: readonly number[]): { median: number; p95: number } {
  const sorted = [...sample].sort((a, b) => a - b)
  const rank = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { median: rank(0.5), p95: rank(0.95) }
}
