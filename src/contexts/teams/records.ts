import { labelOfCode } from '#contexts/programme/public.ts'
import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { MEMBER_STATES, ORGANISER_KINDS, PLAN_STATES, PROJECT_STATES } from './contract/fields.ts'
import { findMember, type Member } from './store/members.ts'
import { type Award, findAwards, findRatings, type Rating } from './store/merits.ts'
import { findPlans, type Plan } from './store/plans.ts'
import { findProjects, type ProjectRow } from './store/projects.ts'
import { findStations, type Station } from './store/stations.ts'
import { findTeams, type TeamRow } from './store/teams.ts'
import { type Attendance, findAttendances, findTrainings, type Training } from './store/trainings.ts'

type Placed = { id: string; areaPath: string; areaName: string }
type About<R> = {
  kind: string
  title: string
  find(tx: Tx, ids: readonly string[], today: string): Promise<R[]>
  label(row: R): string
  detail(row: R): string[]
  personOf?(row: R): string
  page?: (id: string) => string
}

const kindAbout = <R extends Placed>({ kind, title, find, label, detail, personOf, page }: About<R>): RecordKind => ({
  kind,
  title,
  placeOf: async (tx, id, today) => {
    const [found] = await find(tx, [id], today)
    return found && { areaPath: found.areaPath, ...(personOf && { personId: personOf(found) }) }
  },
  labelsOf: async (tx, ids, today) =>
    (await find(tx, ids, today)).map((row) => ({
      id: row.id,
      label: label(row),
      detail: [row.areaName, ...detail(row)].join(' · '),
    })),
  ...(page && { page }),
})

const who = ({ name }: { name: string }): string => maskName(name)
const voided = ({ voidReason }: { voidReason: string | null }): string[] => (voidReason ? ['已作废'] : [])

export const teamsRecords: RecordKind[] = [
  kindAbout<TeamRow>({
    kind: 'teams.team',
    title: '志愿队伍',
    find: findTeams,
    label: ({ name }) => name,
    detail: ({ organiserKind, organisationName, foundedOn, endedOn, batchId }) => [
      ORGANISER_KINDS[organiserKind],
      ...(organisationName ? [`一队两用：同时备案为${organisationName}`] : []),
      `${showDate(foundedOn)}成立`,
      ...(endedOn ? [`${showDate(endedOn)}解散`] : []),
      batchId ? '表格导入' : '在线登记',
    ],
    personOf: ({ leadPersonId }) => leadPersonId,
    page: (id) => `/teams/team/${id}`,
  }),
  kindAbout<Member>({
    kind: 'teams.member',
    title: '队员',
    find: async (tx, ids) => (await Promise.all(ids.map((id) => findMember(tx, id)))).flatMap((one) => one ?? []),
    label: who,
    detail: ({ state, fromDate }) => [MEMBER_STATES[state], ...(fromDate ? [`${showDate(fromDate)}入队`] : [])],
    personOf: ({ personId }) => personId,
  }),
  kindAbout<Station>({
    kind: 'teams.station',
    title: '志愿服务站点',
    find: findStations,
    label: ({ name }) => name,
    detail: ({ standardsMet, functionsMet }) => [`六项标准具备${standardsMet}项`, `六项功能开展${functionsMet}项`],
    page: (id) => `/teams/stations/${id}`,
  }),
  kindAbout<Plan>({
    kind: 'teams.yearly-plan',
    title: '年度计划',
    find: findPlans,
    label: ({ year }) => `${year}年志愿服务计划`,
    detail: ({ state, activities, approvedOn }) => [
      approvedOn ? `${showDate(approvedOn)}批准` : PLAN_STATES[state],
      `安排活动${activities}项`,
    ],
    page: (id) => `/teams/plans/${id}`,
  }),
  kindAbout<ProjectRow>({
    kind: 'teams.project',
    title: '志愿服务项目',
    find: findProjects,
    label: ({ name }) => name,
    detail: ({ tags, state, fromDate, toDate, batchId }) => [
      tags.map((tag) => labelOfCode('projectTags', tag)).join('、'),
      `${showDate(fromDate)}${toDate ? `至${showDate(toDate)}` : '起'}`,
      PROJECT_STATES[state],
      batchId ? '表格导入' : '在线登记',
    ],
    page: (id) => `/teams?tab=projects&project=${id}`,
  }),
  kindAbout<Training>({
    kind: 'teams.training',
    title: '培训',
    find: findTrainings,
    label: ({ name }) => name,
    detail: ({ heldOn, host, attendees }) => [showDate(heldOn), host, `${attendees}人参加`],
  }),
  kindAbout<Attendance>({
    kind: 'teams.training-attendance',
    title: '参训记录',
    find: findAttendances,
    label: who,
    detail: (row) => [row.trainingName, showDate(row.heldOn), ...voided(row)],
    personOf: ({ personId }) => personId,
  }),
  kindAbout<Award>({
    kind: 'teams.award',
    title: '表彰奖励',
    find: findAwards,
    label: who,
    detail: (row) => [row.awardName, row.awardingBody, showDate(row.awardedOn), ...voided(row)],
    personOf: ({ personId }) => personId,
  }),
  kindAbout<Rating>({
    kind: 'teams.rating',
    title: '服务评价',
    find: findRatings,
    label: who,
    detail: (row) => [`${row.quality}分`, showDate(row.ratedOn), ...voided(row)],
    personOf: ({ personId }) => personId,
  }),
]
