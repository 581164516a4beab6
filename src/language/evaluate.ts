/** How a list of labels compares with the true ones. */
export interface Evaluation {
  readonly texts: number
  readonly accuracy: number
  /** Unweighted mean of the labels' F1. */
  readonly macroF1: number
  readonly labels: Readonly<Record<string, LabelFigures>>
  /** confusion[true label][given label]: how many. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface LabelFigures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** How many texts truly have the label. */
  readonly support: number
}

/**
 * Accuracy, and precision, recall and F1 of each true label; 0 where a ratio has no denominator.
 *
 * @example evaluateLabels([['positive', 'positive'], ['negative', 'positive']]).accuracy // 0.5
 */
export function evaluateLabels(pairs: readonly (readonly [truth: string, given: string])[]): Evaluation {
  const confusion: Record<string, Record<string, number>> = {}
  for (const [truth, given] of pairs) {
    confusion[truth] ??= {}
    confusion[truth][given] = (confusion[truth][given] ?? 0) + 1
  }
  const labels: Record<string, LabelFigures> = {}
  for (const label of Object.keys(confusion).sort()) {
    const hits = confusion[label]?.[label] ?? 0
    const support = sum(Object.values(confusion[label] ?? {}))
    const given = sum(Object.values(confusion).map((row) => row[label] ?? 0))
    labels[label] = precisionRecall(hits, given, support)
  }
  const hits = sum(Object.keys(confusion).map((label) => confusion[label]?.[label] ?? 0))
  const figures = Object.values(labels)
  return {
    texts: pairs.length,
    accuracy: ratio(hits, pairs.length),
    macroF1: ratio(sum(figures.map(({ f1 }) => f1)), figures.length),
    labels,
    confusion,
  }
}

/** Of `given` answers `hits` were right; `support` were to be found. */
export function precisionRecall(hits: number, given: number, support: number): LabelFigures {
  const precision = ratio(hits, given)
  const recall = ratio(hits, support)
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall), support }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
