import { expect, test } from 'vitest'
import { compactJson, laidOutSql } from '../../src/app/explain-text.js'

test('what fits stands on one line, what does not is set in', () => {
  const value = { kind: 'number', who: { all: [{ tag: 'city', is: { oneOf: ['上海'] } }] }, by: [], gone: undefined }
  expect(compactJson(value, 40)).toBe(
    '{\n  "kind": "number",\n  "who": {\n    "all": [\n      {\n        "tag": "city",\n        "is": { "oneOf": ["上海"] }\n      }\n    ]\n  },\n  "by": []\n}',
  )
  expect(JSON.parse(compactJson(value, 20))).toEqual(JSON.parse(JSON.stringify(value)))
})

test('each clause of a statement has its line, sub-selects are set in', () => {
  const sql = "SELECT sum(a) FROM (SELECT a FROM t WHERE b IN (1, 2) AND c = 'x FROM (SELECT') GROUP BY d"
  expect(laidOutSql(sql)).toBe(
    "SELECT sum(a)\nFROM (\n  SELECT a\n  FROM t\n  WHERE b IN (1, 2) AND c = 'x FROM (SELECT'\n)\nGROUP BY d",
  )
})

test('laying out changes nothing but white space', () => {
  const sql =
    'SELECT a AS `FROM (SELECT`, count() OVER () AS n FROM (SELECT x FROM y) AS z LEFT JOIN w USING (x) LIMIT {p1:UInt32}'
  expect(laidOutSql(sql).replaceAll(/\s+/g, '')).toBe(sql.replaceAll(/\s+/g, ''))
})
