import type { AnsweredSession } from '../../../src/fieldwork/formats/dataset.js'

/** A finished session with these answers. */
export function sessionWith(data: Record<string, unknown>, more: Partial<AnsweredSession> = {}): AnsweredSession {
  return {
    id: '11111111-2222-4333-8444-555555555555',
    respondent: 'slack:T1:U1',
    language: 'zh',
    state: { data },
    outcome: 'completed',
    startedAt: '2026-11-01T08:00:00.000Z',
    completedAt: '2026-11-01T08:03:20.000Z',
    ...more,
  }
}
