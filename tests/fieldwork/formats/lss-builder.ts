interface BuiltQuestion {
  readonly type: string
  readonly code?: string
  readonly text?: string | Record<string, string>
  readonly help?: string
  readonly mandatory?: string
  readonly other?: string
  readonly relevance?: string
  readonly preg?: string
  readonly attributes?: Record<string, string | Record<string, string>>
  /** Sub-questions of the first scale, and of the second. */
  readonly rows?: readonly (string | { code: string; text?: string; relevance?: string })[]
  readonly columns?: readonly string[]
  readonly answers?: readonly string[]
  readonly answers2?: readonly string[]
  readonly defaults?: readonly { sqid?: string; value: string }[]
  readonly conditions?: readonly { field: string; method?: string; value: string; scenario?: string }[]
}

interface BuiltSurvey {
  readonly groups: readonly { questions: readonly BuiltQuestion[]; name?: string; relevance?: string; randomization?: string }[]
  readonly languages?: readonly string[]
  readonly title?: string | Record<string, string>
  readonly settings?: Record<string, string>
  readonly tables?: Record<string, readonly Record<string, string>[]>
}

/**
 * A .lss file as LimeSurvey writes it. Question ids count from 1 through the survey, so that `1X<group>X<question>` names them.
 * @param generation `l10ns` (texts in tables of their own, LimeSurvey 4 on) or `rows` (texts in the rows, up to LimeSurvey 3)
 */
export function lssOf(survey: BuiltSurvey, generation: 'l10ns' | 'rows' = 'l10ns'): string {
  const languages = survey.languages ?? ['en']
  const [base = 'en'] = languages
  const tables: Record<string, Record<string, string>[]> = {}
  const put = (table: string, row: Record<string, string>) => {
    tables[table] = [...(tables[table] ?? []), row]
  }
  const spoken = (text: string | Record<string, string> | undefined, otherwise: string) =>
    typeof text === 'object' ? Object.entries(text) : languages.map((language) => [language, text ?? otherwise] as const)
  const texted = (
    table: string,
    l10ns: string,
    row: Record<string, string>,
    key: string,
    texts: (readonly [string, Record<string, string>])[],
  ) => {
    if (generation === 'rows') for (const [language, text] of texts) put(table, { ...row, ...text, language })
    else {
      put(table, row)
      for (const [language, text] of texts) put(l10ns, { [key]: row[key] ?? '', ...text, language })
    }
  }
  let qid = 0
  let aid = 0
  let sub = 1000
  survey.groups.forEach((group, index) => {
    const gid = String(index + 1)
    texted(
      'groups',
      'group_l10ns',
      { gid, sid: '1', group_order: gid, grelevance: group.relevance ?? '', randomization_group: group.randomization ?? '' },
      'gid',
      languages.map((language) => [language, { group_name: group.name ?? `Group ${gid}`, description: '' }] as const),
    )
    for (const question of group.questions) {
      qid += 1
      const id = String(qid)
      texted(
        'questions',
        'question_l10ns',
        {
          qid: id,
          parent_qid: '0',
          sid: '1',
          gid,
          type: question.type,
          title: question.code ?? `Q${qid}`,
          preg: question.preg ?? '',
          other: question.other ?? 'N',
          mandatory: question.mandatory ?? 'N',
          question_order: id,
          scale_id: '0',
          relevance: question.relevance ?? '1',
        },
        'qid',
        spoken(question.text, `Question ${qid}`).map(
          ([language, text]) => [language, { question: text, help: question.help ?? '' }] as const,
        ),
      )
      const subs = [
        ...(question.rows ?? []).map((row) => ({ scale: '0', ...(typeof row === 'string' ? { code: row } : row) })),
        ...(question.columns ?? []).map((code) => ({ scale: '1', code })),
      ] as { scale: string; code: string; text?: string; relevance?: string }[]
      subs.forEach((one, order) => {
        sub += 1
        texted(
          'subquestions',
          'question_l10ns',
          {
            qid: String(sub),
            parent_qid: id,
            sid: '1',
            gid,
            type: 'T',
            title: one.code,
            question_order: String(order),
            scale_id: one.scale,
            relevance: one.relevance ?? '1',
          },
          'qid',
          languages.map((language) => [language, { question: one.text ?? `Item ${one.code}` }] as const),
        )
      })
      for (const [scale, codes] of [
        ['0', question.answers],
        ['1', question.answers2],
      ] as const)
        (codes ?? []).forEach((code, order) => {
          aid += 1
          texted(
            'answers',
            'answer_l10ns',
            { aid: String(aid), qid: id, code, sortorder: String(order), assessment_value: String(order), scale_id: scale },
            'aid',
            languages.map((language) => [language, { answer: `Answer ${code}` }] as const),
          )
        })
      for (const [attribute, value] of Object.entries(question.attributes ?? {}))
        for (const [language, text] of typeof value === 'string' ? [['', value] as const] : Object.entries(value))
          put('question_attributes', { qid: id, attribute, value: text, language })
      for (const { sqid, value } of question.defaults ?? [])
        put('defaultvalues', { qid: id, sqid: sqid ?? '0', scale_id: '0', specialtype: '', language: base, defaultvalue: value })
      for (const { field, method, value, scenario } of question.conditions ?? [])
        put('conditions', { qid: id, cfieldname: field, method: method ?? '==', value, scenario: scenario ?? '1' })
    }
  })
  put('surveys', { sid: '1', language: base, additional_languages: languages.slice(1).join(' '), ...survey.settings })
  for (const [language, title] of spoken(survey.title, 'A survey'))
    put('surveys_languagesettings', { surveyls_language: language, surveyls_title: title })
  for (const [table, rows] of Object.entries(survey.tables ?? {})) for (const row of rows) put(table, row)
  return documentOf(languages, tables)
}

function documentOf(languages: readonly string[], tables: Record<string, readonly Record<string, string>[]>): string {
  const cell = ([name, value]: [string, string]) =>
    value === '' ? `<${name}/>` : `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`
  const body = Object.entries(tables).map(
    ([table, rows]) =>
      ` <${table}>\n  <fields><fieldname>x</fieldname></fields>\n  <rows>\n${rows.map((row) => `   <row>\n    ${Object.entries(row).map(cell).join('\n    ')}\n   </row>`).join('\n')}\n  </rows>\n </${table}>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>Survey</LimeSurveyDocType>\n <DBVersion>638</DBVersion>\n <languages>\n${languages.map((code) => `  <language>${code}</language>`).join('\n')}\n </languages>\n${body.join('\n')}\n</document>\n`
}
