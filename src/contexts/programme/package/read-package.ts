import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type ItemNeeds, ScoreTable } from '../score-table.ts'
import { type Files, faultsOf } from './cross-checks.ts'
import { parseTable, parseYaml } from './parse.ts'
import {
  AliasRow,
  CriterionSpec,
  DivisionRow,
  JointRow,
  type PackageProblem,
  ProgrammeFile,
  type ProgrammePackage,
  QuotaRow,
} from './types.ts'

export type Libraries = { measures: readonly string[]; items: readonly ItemNeeds[] }
export type PackageReading = { ok: true; package: ProgrammePackage } | { ok: false; problems: PackageProblem[] }

/**
 * Reads a programme package: programme.yaml, criteria.yaml, score-table.yaml, quotas.csv, joint-points.csv, aliases.csv and the division
 * list it names. Every problem is found before anything is loaded, each with file, line and reason.
 * `measures`: the names the measure library knows; `items`: what the library of computed score items knows.
 */
export function readPackage(folder: string, libraries: Libraries): PackageReading {
  const problems: PackageProblem[] = []
  const digest = createHash('sm3')
  const textOf = (file: string): string => {
    const path = join(folder, file)
    if (!existsSync(path)) {
      problems.push({ file, line: 1, reason: '缺少这个文件' })
      return ''
    }
    const text = readFileSync(path, 'utf8')
    const broken = text.split('\n').findIndex((line) => line.includes('\ufffd'))
    if (broken >= 0) problems.push({ file, line: broken + 1, reason: '不是UTF-8编码，请另存为UTF-8后再装入' })
    digest.update(`${file}\n${text}\n`)
    return text
  }
  const yaml = <S extends z.ZodType>(file: string, schema: S) => {
    const parsed = parseYaml(file, textOf(file), schema)
    if (existsSync(join(folder, file))) problems.push(...parsed.problems)
    return parsed
  }
  const table = <S extends z.ZodObject>(file: string, schema: S) => {
    const parsed = parseTable(file, textOf(file), schema)
    problems.push(...parsed.problems)
    return parsed.rows
  }

  const programme = yaml('programme.yaml', ProgrammeFile)
  const criteria = yaml('criteria.yaml', z.array(CriterionSpec).min(1))
  const scoreTable = yaml('score-table.yaml', ScoreTable)
  const quotas = table('quotas.csv', QuotaRow)
  const jointPoints = table('joint-points.csv', JointRow)
  const aliases = table('aliases.csv', AliasRow)
  const divisions = programme.value ? table(programme.value.divisions.file, DivisionRow) : []
  if (problems.length > 0 || !programme.value || !criteria.value || !scoreTable.value) return { ok: false, problems }

  const files: Files = {
    programme: { ...programme, value: programme.value },
    criteria: { ...criteria, value: criteria.value },
    scoreTable: { ...scoreTable, value: scoreTable.value },
    quotas,
    jointPoints,
    aliases,
    divisions,
  }
  const faults = faultsOf(files, libraries)
  if (faults.length > 0) return { ok: false, problems: faults }
  return {
    ok: true,
    package: {
      ...programme.value,
      criteria: criteria.value,
      scoreTable: scoreTable.value,
      quotas: quotas.map(({ value }) => value),
      jointPoints: jointPoints.map(({ value }) => value),
      aliases: aliases.map(({ value }) => value),
      divisionList: divisions.map(({ value: { parent_code, ...rest } }) => ({
        ...rest,
        parentCode: parent_code || null,
      })),
      digest: digest.digest('hex'),
    },
  }
}
