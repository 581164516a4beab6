/** Customers that share one identity value. */
export interface SharedIdentity {
  readonly kind: string
  readonly value: string
  readonly customers: readonly string[]
}

export interface ManualLinks {
  /** Pairs that a person of the team joined by hand. */
  readonly joins: readonly (readonly [string, string])[]
  /** Pairs that must never be one person, whatever they share. */
  readonly splits: readonly (readonly [string, string])[]
}

/**
 * Who is one person: the connected components of customers over shared identities (union–find), except that a union which would bring
 * a split pair together is left out. Evidence is taken in one fixed order (by hand, phone, e-mail, the rest by name), so the result
 * depends on what is known and not on the order in which files came.
 *
 * @param registered seconds since 1970; customers without one count as registered last
 * @returns each joined customer's canonical customer: the earliest registered of its component, then the smallest id; the canonical ones and
 *   customers alone are left out
 * @example joinCustomers([{ kind: 'phone', value: 'h1', customers: ['a', 'b'] }], new Map([['b', 10]]), { joins: [], splits: [] }) // Map { 'a' → 'b' }
 */
export function joinCustomers(
  shared: readonly SharedIdentity[],
  registered: ReadonlyMap<string, number>,
  links: ManualLinks,
): ReadonlyMap<string, string> {
  const components = new Components(links.splits)
  for (const [a, b] of links.joins) components.join(a, b)
  for (const { customers } of [...shared].sort(byStrength)) {
    const [first, ...others] = [...customers].sort(compare)
    if (first !== undefined) for (const other of others) components.join(first, other)
  }
  const earlier = (a: string, b: string) => {
    const order = (registered.get(a) ?? Number.POSITIVE_INFINITY) - (registered.get(b) ?? Number.POSITIVE_INFINITY)
    return (Number.isNaN(order) ? 0 : order) || compare(a, b)
  }
  const canonical = new Map<string, string>()
  for (const members of components.all()) {
    const first = members.reduce((best, one) => (earlier(one, best) < 0 ? one : best))
    for (const member of members) if (member !== first) canonical.set(member, first)
  }
  return canonical
}

class Components {
  readonly #parent = new Map<string, string>()
  readonly #enemies = new Map<string, Set<string>>()
  /** By root: the members that are part of some split. */
  readonly #wary = new Map<string, Set<string>>()

  constructor(splits: ManualLinks['splits']) {
    for (const [a, b] of splits) {
      this.#enemies.set(a, (this.#enemies.get(a) ?? new Set()).add(b))
      this.#enemies.set(b, (this.#enemies.get(b) ?? new Set()).add(a))
    }
    for (const customer of this.#enemies.keys()) this.#wary.set(customer, new Set([customer]))
  }

  join(a: string, b: string): void {
    const rootA = this.#root(a)
    const rootB = this.#root(b)
    if (rootA === rootB || this.#apart(rootA, rootB)) return
    this.#parent.set(rootB, rootA)
    const wary = this.#wary.get(rootB)
    if (wary) this.#wary.set(rootA, new Set([...(this.#wary.get(rootA) ?? []), ...wary]))
  }

  /** The components with two members or more. */
  all(): Iterable<readonly string[]> {
    const byRoot = new Map<string, string[]>()
    for (const customer of this.#parent.keys()) {
      const root = this.#root(customer)
      const members = byRoot.get(root)
      if (members) members.push(customer)
      else byRoot.set(root, root === customer ? [root] : [root, customer])
    }
    return [...byRoot.values()].map((members) => [...new Set(members)]).filter((members) => members.length > 1)
  }

  #apart(rootA: string, rootB: string): boolean {
    const others = this.#wary.get(rootB)
    if (!others) return false
    for (const one of this.#wary.get(rootA) ?? [])
      for (const enemy of this.#enemies.get(one) ?? []) if (others.has(enemy)) return true
    return false
  }

  #root(customer: string): string {
    let root = customer
    for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root)) root = up
    // Path compression.
    for (let one = customer; one !== root; ) {
      const next = this.#parent.get(one) ?? root
      this.#parent.set(one, root)
      one = next
    }
    if (!this.#parent.has(root)) this.#parent.set(root, root)
    return root
  }
}

function byStrength(a: SharedIdentity, b: SharedIdentity): number {
  return strength(a.kind) - strength(b.kind) || compare(a.kind, b.kind) || compare(a.value, b.value)
}

function strength(kind: string): number {
  return kind === 'phone' ? 0 : kind === 'email' ? 1 : 2
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
