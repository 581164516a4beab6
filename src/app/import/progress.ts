import type { Output } from '../workspace.js'

export interface ProgressBar {
  update(rows: number, share: number): void
  done(): void
}

/** A bar with rows, rate and time left; on terminals only. */
export async function progressBar(output: Output, file: string): Promise<ProgressBar> {
  if (!output.interactive) return { update: () => {}, done: () => {} }
  const { default: progress } = await import('cli-progress')
  const bar = new progress.SingleBar(
    {
      format: `${file} {bar} {percentage}% {rows} 行/rows {rate}/s ETA {eta}s`,
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    },
    progress.Presets.shades_classic,
  )
  const from = performance.now()
  bar.start(1000, 0, { rows: 0, rate: 0 })
  return {
    update(rows, share) {
      const seconds = (performance.now() - from) / 1000
      bar.update(Math.round(share * 1000), {
        rows: rows.toLocaleString('en'),
        rate: Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en'),
      })
    },
    done: () => bar.stop(),
  }
}
