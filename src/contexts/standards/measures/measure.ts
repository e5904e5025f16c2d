import type { RawBuilder } from 'kysely'

/**
 * The measure library. A measure counts records; which criterion asks for it, and with which floor, is the programme's.
 * Its SQL is set-based over the table `subject(subject_id, point_id, area_code, town_code, from_date)`: one row for each
 * community (level community) or point (level point), so one statement measures one place or all of them.
 */
export type Question = {
  /** The day of the figure, 'YYYY-MM-DD'. */
  asOf: string
  /** First day of the programme year that `asOf` lies in. */
  yearFrom: string
  /** A dated parameter of the programme on that day. */
  parameter(code: string): number
}

/** One record as a population sees it. `left_out` says why it is not counted; null when it is. */
export type PopulationRow = {
  subject_id: string
  record_id: string
  counted: number
  left_out: string | null
  note: string | null
  batch_id: string | null
  /** Where a population is `mixed`: the kind of this very record. */
  record_kind?: string
}

export type Population = {
  recordKind: string
  /** Its records are of several kinds: each row says its own. */
  mixed?: true
  title: string
  rows(question: Question): RawBuilder<PopulationRow>
}

export type Measure = {
  name: string
  level: 'point' | 'community'
  unit: string
  part: Population
  whole?: Population
  /** Further rules over a subject: `subject_id, fault` for each that breaks one. `atLeast`: the number the criterion asks for that day. */
  faults?(question: Question, atLeast: number): RawBuilder<{ subject_id: string; fault: string }>
  /** Counts what happened in a year: the calendar year is shown beside the programme year, without a verdict. */
  yearly?: true
  /** Counts people by what is sensitive: numbers below five are shown as “<5”, and no share made of them. */
  hidesFew?: true
  /** What to bring when there is no data. */
  noDataHint: string
}
