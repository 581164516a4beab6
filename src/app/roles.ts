import { type Role, roles } from './bot/roles.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface RoleOptions {
  /** The subject is a user group (Slack) or role (Discord) instead of a person. */
  readonly group?: boolean
  readonly json?: boolean
}

/** `roles list`: who was granted what; everybody else is what their platform says. */
export async function rolesList(workspace: Workspace, options: RoleOptions): Promise<ExitCode> {
  const ledger = await workspace.ledger()
  const rows = await ledger.selectFrom('roles').selectAll().orderBy('platform').orderBy('workspace').orderBy('subject').execute()
  if (options.json) workspace.output.result(JSON.stringify(rows))
  else {
    for (const { platform, workspace: team, kind, subject, role, granted_by, at } of rows)
      workspace.output.result(
        `${role}  ${platform}:${team}:${kind === 'group' ? '@' : ''}${subject}  (${granted_by}, ${at.slice(0, 10)})`,
      )
    if (rows.length === 0)
      workspace.output.result(
        '还没有指定角色:工作区管理员是 admin,成员是 member,访客和外部人员是 customer。\nNo role was granted: who runs a workspace is admin, who belongs to it member, guests and strangers customer.',
      )
  }
  return exit.done
}

/** `roles grant ROLE platform:workspace:user`, with `--group` for everybody in a group. */
export async function rolesGrant(workspace: Workspace, role: string, who: string, options: RoleOptions): Promise<ExitCode> {
  if (!isRole(role)) throw new UserError(`没有「${role}」这个角色 / there is no role "${role}". ${roles.join(', ')}`)
  const key = keyOf(who, options)
  const at = new Date().toISOString()
  const ledger = await workspace.ledger()
  await ledger.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('roles')
      .values({ ...key, role, granted_by: 'console', at })
      .onConflict((conflict) =>
        conflict.columns(['platform', 'workspace', 'kind', 'subject']).doUpdateSet({ role, granted_by: 'console', at }),
      )
      .execute()
    await transaction
      .insertInto('audit')
      .values({ at, who: 'console', did: 'grant', detail: `${role} ${who}` })
      .execute()
  })
  workspace.output.result(`✓ ${role}: ${who}`)
  return exit.done
}

/** `roles revoke platform:workspace:user`: what the platform says holds again. */
export async function rolesRevoke(workspace: Workspace, who: string, options: RoleOptions): Promise<ExitCode> {
  const { platform, workspace: team, kind, subject } = keyOf(who, options)
  const at = new Date().toISOString()
  const ledger = await workspace.ledger()
  const gone = await ledger.transaction().execute(async (transaction) => {
    await transaction.insertInto('audit').values({ at, who: 'console', did: 'revoke', detail: who }).execute()
    return transaction
      .deleteFrom('roles')
      .where('platform', '=', platform)
      .where('workspace', '=', team)
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .executeTakeFirst()
  })
  if (gone.numDeletedRows === 0n)
    throw new UserError(`${who} 没有被授予过角色;见 zhiyin roles list / was granted no role: see zhiyin roles list`)
  workspace.output.result(`✓ ${who}`)
  return exit.done
}

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

function keyOf(who: string, { group }: RoleOptions) {
  const [platform, team, ...rest] = who.split(':')
  const subject = rest.join(':')
  if (!platform || team === undefined || !subject)
    throw new UserError(
      `「${who}」要写成 平台:工作区:用户,例如 slack:T012AB3C4:U061F7AUR\nWrite platform:workspace:user, such as slack:T012AB3C4:U061F7AUR (Discord: discord:<server id>:<user id>).`,
    )
  return { platform, workspace: team, kind: group ? ('group' as const) : ('user' as const), subject }
}
