import { CsvError, parse as parseCsv } from 'csv-parse/sync'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { PackageProblem } from './types.ts'

/** A list of values, each with the line it stands on. */
export type Lined<T> = { value: T; line: number }[]
/** What zod says by itself, in Chinese. */
const inChinese = { error: z.locales.zhCN().localeError }

type Parsed<T> = { value?: T; lineOf(path: readonly PropertyKey[]): number; problems: PackageProblem[] }

const YAML_FAULTS: Partial<Record<string, string>> = {
  DUPLICATE_KEY: '同一项写了两次',
  BAD_INDENT: '缩进不对',
  TAB_AS_INDENT: '缩进须用空格，不能用制表符',
  MISSING_CHAR: '缺少括号、引号或冒号后的空格',
}

/** The values alone; undefined where references lead nowhere or multiply without end. */
function plainOf(document: Document): { value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) }
  } catch (problem) {
    if (problem instanceof ReferenceError) return undefined
    throw problem
  }
}

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
      problems: document.errors.map(({ pos, code }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        reason: `写法有误：${YAML_FAULTS[code] ?? '不合YAML语法，请核对缩进、括号和引号'}`,
      })),
    }
  const plain = plainOf(document)
  if (!plain)
    return { lineOf, problems: [{ file, line: 1, reason: '写法有误：不能使用引用（& 和 *），请直接写出内容' }] }
  const read = schema.safeParse(plain.value, { ...inChinese, reportInput: true })
  if (read.success) return { value: read.data, lineOf, problems: [] }
  return {
    lineOf,
    problems: read.error.issues.flatMap((issue) => problemsOf(issue).map((one) => ({ file, ...one }))),
  }

  function problemsOf(issue: z.core.$ZodIssue): { line: number; reason: string }[] {
    const { path, message } = issue
    if (issue.input === undefined && issue.code !== 'unrecognized_keys')
      return [{ line: lineOf(path), reason: `缺少${path.join('.') || '内容'}` }]
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ line: lineOf([...path, key]), reason: `没有“${key}”这一项，请核对写法` }))
    return [{ line: lineOf(path), reason: `${path.join('.')}：${message}` }]
  }
}

const CSV_FAULTS: Partial<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: '这一行的格数与表头不同',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: '这一行的格数与表头不同',
  CSV_QUOTE_NOT_CLOSED: '引号没有合上',
}

/** Parses a CSV file with a header line against a row schema. */
export function parseTable<S extends z.ZodObject>(
  file: string,
  text: string,
  schema: S,
): { rows: Lined<z.infer<S>>; problems: PackageProblem[] } {
  const rows: Lined<z.infer<S>> = []
  const problems: PackageProblem[] = []
  const columnsOf = (header: string[]): string[] => {
    const missing = Object.keys(schema.shape).filter((column) => !header.includes(column))
    if (missing.length > 0) problems.push({ file, line: 1, reason: `缺少列：${missing.join('、')}` })
    return header
  }
  try {
    const records = parseCsv(text, {
      columns: columnsOf,
      bom: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as {
      record: unknown
      info: { lines: number }
    }[]
    for (const { record, info } of problems.length > 0 ? [] : records) {
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
    if (!(problem instanceof CsvError)) throw problem
    const line = Number(problem.lines ?? 1)
    problems.push({ file, line, reason: `表格写法有误：${CSV_FAULTS[problem.code] ?? '请核对引号和逗号'}` })
  }
  return { rows, problems }
}
