import { type CrossOptions, type CrossTab, crossTab } from './cross-tab.js'
import type { Grouping } from './grouping.js'
import { type MeansByGroup, meansByGroup } from './means-by-group.js'
import type { Asked } from './outline.js'
import type { Response } from './response.js'

/** One question by groups: shares for choices and ratings, means for ratings and numbers; a rating has both. */
export type BrokenDown = CrossTab | MeansByGroup

/** Breaks a question down by groups; nothing for open questions, files, rankings, dates and panels, which have no such table. */
export function breakDown(
  asked: Asked,
  grouping: Grouping,
  responses: readonly Response[],
  options: CrossOptions = {},
): BrokenDown[] {
  if (asked.steps.includes('*') || asked.path === grouping.name) return []
  const least = options.least === undefined ? {} : { least: options.least }
  switch (asked.kind) {
    case 'single':
    case 'multiple':
    case 'yes-no':
      return [crossTab(asked, grouping, responses, options)]
    case 'scale':
      return [meansByGroup(asked, grouping, responses, least), crossTab(asked, grouping, responses, options)]
    case 'number':
      return [meansByGroup(asked, grouping, responses, least)]
    default:
      return []
  }
}
