import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { quarterSearch } from './actions/participations.ts'
import { QuarterFilter } from './contract.ts'
import { AttendanceFilter } from './contract-attendance.ts'
import { SupervisionFilter } from './contract-supervision.ts'
import { TrainingFilter } from './contract-training.ts'
import { ATTENDANCE_STATES } from './rules/attendance.ts'
import { type AttendanceRow, countAttendance, listAttendance } from './store/attendance.ts'
import { countQuarter, listQuarter, type QuarterRow } from './store/quarters.ts'
import { countSupervisions, listSupervisions, type Supervision } from './store/supervisions.ts'
import { countTrainings, listTrainings, type TrainingRow } from './store/trainings.ts'
import { SUPERVISION_KINDS, SUPERVISOR_LEVELS, TRAINING_KINDS } from './vocabulary.ts'

const placeInWords = (areaCode: string | undefined): string => (areaCode ? `区划${areaCode}` : '全部辖区')
const spanInWords = ({ from, to }: { from?: string | undefined; to?: string | undefined }): string =>
  `${from ?? '最早'}至${to ?? '最近'}`

const attendanceExport = defineExport({
  name: 'workforce.attendance',
  title: '专职社工考勤',
  needs: 'workforce.worker.read',
  filter: AttendanceFilter,
  describe: ({ areaCode, ...span }) => [placeInWords(areaCode), spanInWords(span)].join('；'),
  columns: [
    { title: '街镇', value: (row: AttendanceRow) => row.townName },
    { title: '姓名', value: (row: AttendanceRow) => maskName(row.name) },
    { title: '日期', form: 'date', value: (row: AttendanceRow) => row.onDate },
    { title: '出勤', value: (row: AttendanceRow) => ATTENDANCE_STATES[row.state] },
    { title: '说明', width: 24, value: (row: AttendanceRow) => row.note },
  ],
  count: async (tx, { areaCode, ...filter }: z.infer<typeof AttendanceFilter>, reach) =>
    countAttendance(tx, { ...filter, codes: await codesWithin(tx, reach, areaCode) }),
  async *rows(tx, { areaCode, ...filter }: z.infer<typeof AttendanceFilter>, reach) {
    const search = { ...filter, codes: await codesWithin(tx, reach, areaCode) }
    yield* allPages((paging) => listAttendance(tx, { ...search, ...paging }))
  },
})

const trainingsExport = defineExport({
  name: 'workforce.trainings',
  title: '社工培训记录',
  needs: 'workforce.worker.read',
  filter: TrainingFilter,
  describe: ({ areaCode, ...span }) => [placeInWords(areaCode), spanInWords(span)].join('；'),
  columns: [
    { title: '姓名', value: (row: TrainingRow) => maskName(row.name) },
    { title: '街镇', value: (row: TrainingRow) => row.townName ?? row.areaName },
    { title: '社区（村）', width: 26, value: (row: TrainingRow) => (row.townName ? row.areaName : '') },
    { title: '日期', form: 'date', value: (row: TrainingRow) => row.heldOn },
    { title: '培训名称', width: 30, value: (row: TrainingRow) => row.title },
    { title: '举办单位', width: 24, value: (row: TrainingRow) => row.body },
    { title: '类别', value: (row: TrainingRow) => TRAINING_KINDS[row.kind] },
    { title: '时长（分钟）', form: 'integer', value: (row: TrainingRow) => row.minutes },
    { title: '状态', value: (row: TrainingRow) => (row.isVoided ? '已作废' : '有效') },
  ],
  count: async (tx, { areaCode, ...filter }: z.infer<typeof TrainingFilter>, reach) =>
    countTrainings(tx, { ...filter, codes: await codesWithin(tx, reach, areaCode) }),
  async *rows(tx, { areaCode, ...filter }: z.infer<typeof TrainingFilter>, reach) {
    const search = { ...filter, codes: await codesWithin(tx, reach, areaCode) }
    yield* allPages((paging) => listTrainings(tx, { ...search, ...paging }))
  },
})

/** Numbers, times and signatures; what was said stays between those who sat in. */
const supervisionsExport = defineExport({
  name: 'workforce.supervisions',
  title: '督导记录登记表',
  needs: 'workforce.worker.read',
  filter: SupervisionFilter,
  describe: ({ areaCode, ...span }) => [placeInWords(areaCode), spanInWords(span)].join('；'),
  columns: [
    { title: '编号', form: 'code', width: 24, value: (row: Supervision) => row.no },
    { title: '街镇', value: (row: Supervision) => row.townName },
    { title: '日期', form: 'date', value: (row: Supervision) => row.heldOn },
    { title: '方式', value: (row: Supervision) => SUPERVISION_KINDS[row.kind] },
    { title: '时长（分钟）', form: 'integer', value: (row: Supervision) => row.minutes },
    { title: '督导', value: (row: Supervision) => maskName(row.supervisorName) },
    { title: '级别', value: (row: Supervision) => SUPERVISOR_LEVELS[row.supervisorLevel] },
    {
      title: '被督导的社工',
      width: 30,
      value: (row: Supervision) => row.supervisees.map(({ name }) => maskName(name)).join('、'),
    },
    { title: '主题', width: 30, value: (row: Supervision) => row.topic },
    { title: '督导签字', value: (row: Supervision) => (row.signedAt ? '已签' : '未签') },
    {
      title: '社工签字',
      value: (row: Supervision) =>
        `${row.supervisees.filter(({ signedAt }) => signedAt).length}/${row.supervisees.length}`,
    },
    { title: '跟进期限', form: 'date', value: (row: Supervision) => row.answerDue },
    { title: '跟进', value: (row: Supervision) => (row.answer ? '已填写' : '') },
  ],
  count: async (tx, { areaCode, ...filter }: z.infer<typeof SupervisionFilter>, reach) =>
    countSupervisions(tx, { ...filter, codes: await codesWithin(tx, reach, areaCode) }),
  async *rows(tx, { areaCode, ...filter }: z.infer<typeof SupervisionFilter>, reach) {
    const search = { ...filter, codes: await codesWithin(tx, reach, areaCode) }
    yield* allPages((paging) => listSupervisions(tx, { ...search, ...paging }))
  },
})

const quarterExport = defineExport({
  name: 'workforce.participation-quarter',
  title: '季度参与情况',
  needs: 'workforce.worker.read',
  filter: QuarterFilter,
  describe: ({ areaCode, on }) => [placeInWords(areaCode), on ? `${on}所在季度` : '本季度'].join('；'),
  columns: [
    { title: '街镇', value: (row: QuarterRow) => row.townName },
    { title: '社区（村）', width: 26, value: (row: QuarterRow) => row.areaName },
    { title: '在任“两委”成员', form: 'integer', value: (row: QuarterRow) => row.committee.serving },
    { title: '参与的“两委”成员', form: 'integer', value: (row: QuarterRow) => row.committee.tookPart },
    { title: '持证社区工作者', form: 'integer', value: (row: QuarterRow) => row.certified.serving },
    { title: '参与的持证社区工作者', form: 'integer', value: (row: QuarterRow) => row.certified.tookPart },
    { title: '最近一次参与', form: 'date', value: (row: QuarterRow) => row.lastTookPartOn },
    { title: '是否齐全', value: (row: QuarterRow) => (row.isComplete ? '齐全' : '有缺口') },
  ],
  count: async (tx, { areaCode, ...filter }: z.infer<typeof QuarterFilter>, reach, today) =>
    (await countQuarter(tx, quarterSearch(filter, await codesWithin(tx, reach, areaCode), today))).total,
  async *rows(tx, { areaCode, ...filter }: z.infer<typeof QuarterFilter>, reach, today) {
    const search = quarterSearch(filter, await codesWithin(tx, reach, areaCode), today)
    yield* allPages((paging) => listQuarter(tx, { ...search, ...paging }))
  },
})

export const staffingExports: ExportKind[] = [attendanceExport, trainingsExport, supervisionsExport, quarterExport]
