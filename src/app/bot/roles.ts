import type { Place, Speaker } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'

/** What somebody may do: each role may do all that those after it may. */
export const roles = ['admin', 'researcher', 'member', 'customer'] as const
export type Role = (typeof roles)[number]

/** What needs which role; declared once, asked everywhere. */
const needs = {
  /** Take surveys and interviews, see and erase what is kept about oneself. */
  fieldwork: 'customer',
  /** Ask about segments, see personas and digests. */
  ask: 'member',
  /** Send surveys, see their answers, save segments, bring files. */
  study: 'researcher',
  /** Grant roles, erase and export others' data. */
  govern: 'admin',
} as const satisfies Record<string, Role>
export type Right = keyof typeof needs

export function may(role: Role, right: Right): boolean {
  return roles.indexOf(role) <= roles.indexOf(needs[right])
}

/** The role of somebody at a place: where a guest or customer reads along it is a customer's, for an answer there would be theirs as well. */
export function roleAt(own: Role, place: Pick<Place, 'guests'>): Role {
  return place.guests ? 'customer' : own
}

/**
 * The role of the person alone, wherever they are: the highest that was granted to them or to one of their groups; without any, by what the
 * platform says: who runs the workspace is admin, who belongs to it is member, everybody else a customer.
 */
export async function ownRole(ledger: Ledger, { platform, workspace, user, groups = [], standing }: Speaker): Promise<Role> {
  const granted = await ledger
    .selectFrom('roles')
    .select('role')
    .where('platform', '=', platform)
    // A direct message has no server on some platforms: what was granted to the person there holds here.
    .$if(workspace !== '', (query) => query.where('workspace', 'in', [workspace, '']))
    .where((where) =>
      where.or([
        where.and([where('kind', '=', 'user'), where('subject', '=', user)]),
        ...(groups.length ? [where.and([where('kind', '=', 'group'), where('subject', 'in', groups)])] : []),
      ]),
    )
    .execute()
  const [highest] = granted.map(({ role }) => role).sort((one, other) => roles.indexOf(one) - roles.indexOf(other))
  return highest ?? ({ owner: 'admin', insider: 'member', guest: 'customer' } as const)[standing ?? 'guest']
}
