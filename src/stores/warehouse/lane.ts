import { WarehouseAborted } from './failure.js'

/**
 * So many at a time, in order. The engine holds a libuv thread for each query that *waits* on a session, so waiting happens here,
 * in JavaScript, where it costs nothing.
 */
export class Lane<Seat> {
  readonly #free: Seat[]
  readonly #seats: number
  readonly #waiting: ((seat: Seat) => void)[] = []

  constructor(seats: readonly Seat[]) {
    this.#free = [...seats]
    this.#seats = seats.length
  }

  /** Runs the task with a seat once one is free. An abort while waiting gives up the place in the queue. */
  async do<T>(task: (seat: Seat) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const seat = await this.#enter(signal)
    try {
      return await task(seat)
    } finally {
      this.#leave(seat)
    }
  }

  /** Resolves with all seats when everybody has left; nobody may enter after. */
  async drained(): Promise<Seat[]> {
    const seats: Seat[] = []
    while (seats.length < this.#seats) seats.push(await this.#enter())
    return seats
  }

  async #enter(signal?: AbortSignal): Promise<Seat> {
    if (signal?.aborted) throw new WarehouseAborted()
    const free = this.#free.pop()
    if (free !== undefined) return free
    return new Promise<Seat>((resolve, reject) => {
      const admit = (seat: Seat) => {
        signal?.removeEventListener('abort', giveUp)
        resolve(seat)
      }
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(admit), 1)
        reject(new WarehouseAborted())
      }
      this.#waiting.push(admit)
      signal?.addEventListener('abort', giveUp, { once: true })
    })
  }

  #leave(seat: Seat): void {
    const next = this.#waiting.shift()
    if (next) next(seat)
    else this.#free.push(seat)
  }
}
