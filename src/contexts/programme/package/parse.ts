import { parse as parseCsv } from 'csv-parse/sync'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { PackageProblem } from './types.ts'

/** A list of values, each with the line it stands on. */
export type Lined<T> = { value: T; line: number }[]
/** What zod says by itself, in Chinese. */
const inChinese = { error: z.locales.zhCN().localeError }

type Parsed<T> = { value?: T; lineOf(path: readonly PropertyKey[]): number; problems: PackageProblem[] }

/** Parses a YAML file against a schema; every problem carries the line of the node it is about. */
export function parseYaml<S extends z.ZodType>(file: string, text: string, schema: S): Parsed<z.infer<S>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineOf = (path: readonly PropertyKey[]): number => {
    const nodes = path.map((_, depth) => document.getIn(path.slice(0, depth + 1), true))
    const nearest = [document.contents, ...nodes].findLast((node) => isNode(node) && node.range)
    return isNode(nearest) && nearest.range ? lines.linePos(nearest.range[0]).line : 1
  }
  if (document.errors.length > 0)
    return {
      lineOf,
      problems: document.errors.map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        reason: `写法有误：${message.split('\n')[0]}`,
      })),
    }
  const read = schema.safeParse(document.toJS(), inChinese)
  if (read.success) return { value: read.data, lineOf, problems: [] }
  return {
    lineOf,
    problems: read.error.issues.flatMap((issue) => problemsOf(issue).map((one) => ({ file, ...one }))),
  }

  function problemsOf(issue: z.core.$ZodIssue): { line: number; reason: string }[] {
    const { path, message } = issue
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ line: lineOf([...path, key]), reason: `没有“${key}”这一项，请核对写法` }))
    return [{ line: lineOf(path), reason: `${path.join('.')}：${message}` }]
  }
}

/** Parses a CSV file with a header line against a row schema. */
export function parseTable<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): { rows: Lined<z.infer<S>>; problems: PackageProblem[] } {
  const rows: Lined<z.infer<S>> = []
  const problems: PackageProblem[] = []
  try {
    const records = parseCsv(text, { columns: true, bom: true, skip_empty_lines: true, info: true }) as unknown as {
      record: unknown
      info: { lines: number }
    }[]
    for (const { record, info } of records) {
      const read = schema.safeParse(record, inChinese)
      if (read.success) rows.push({ value: read.data, line: info.lines })
      else
        problems.push(
          ...read.error.issues.map(({ path, message }) => ({
            file,
            line: info.lines,
            reason: `${path.join('.')}：${message}`,
          })),
        )
    }
  } catch (problem) {
    const { lines = 1, message } = problem as { lines?: number; message: string }
    problems.push({ file, line: lines, reason: `表格写法有误：${message}` })
  }
  return { rows, problems }
}
