import { type Segment, segmentForm } from '../segments/form.js'
import type { Workspace } from './workspace.js'

/** A segment that the team named. */
export interface SavedSegment {
  readonly name: string
  readonly segment: Segment
  readonly createdBy: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** The saved segments as the ledger holds them, by name. One that this program cannot read (an older or newer form) is none. */
export async function readSavedSegments(workspace: Workspace): Promise<readonly SavedSegment[]> {
  const ledger = await workspace.ledger()
  const rows = await ledger.selectFrom('saved_segments').selectAll().orderBy('name').execute()
  return rows.flatMap(({ name, form, created_by, created_at }) => {
    const segment = readForm(form)
    return segment ? [{ name, segment, createdBy: created_by, createdAt: created_at }] : []
  })
}

function readForm(text: string): Segment | undefined {
  try {
    return segmentForm.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
