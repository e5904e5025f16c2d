import { addAlias, addDivisions, resolveName } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { programmeErrors } from './errors.ts'
import type { ProgrammePackage } from './package/types.ts'
import { minCommunitiesOn, type Programme } from './programme.ts'
import { leftOf } from './rules/conflict.ts'
import { recordEvent } from './store/events.ts'
import { findJointPoint, insertPoint, livePointOfTown, putCommunities, setThreshold } from './store/points.ts'
import { lockProgramme, putProgramme } from './store/programme.ts'
import { listQuotas, putQuotas } from './store/quotas.ts'
import { putTasks } from './store/tasks.ts'

export type Loaded = { changed: boolean; areas: number; points: number; tasks: number }

/**
 * Puts a package that was read without problems into the database, in the caller's transaction (which must see all
 * rows): areas, aliases, quotas, joint points, tasks, the programme itself. Running it again with the same files does
 * nothing; with changed files criteria, parameters and quotas follow, points and the decisions on quotas stay.
 * Errors: another programme is loaded; quotas fall below what is drawn; a new joint point's town is taken.
 */
export async function loadPackage(tx: Tx, pkg: ProgrammePackage, now: Date): Promise<Loaded> {
  const loaded = await lockProgramme(tx)
  if (loaded && loaded.id !== pkg.id) throw programmeErrors.otherProgramme(loaded.id)
  if (loaded?.digest === pkg.digest) return { changed: false, areas: 0, points: 0, tasks: 0 }

  const areas = await addDivisions(tx, pkg.divisionList, {
    source: pkg.divisions.source,
    validFrom: pkg.divisions.validFrom,
  })
  for (const { code, alias, source } of pkg.aliases)
    await addAlias(tx, { areaCode: code, alias, source, validFrom: pkg.divisions.validFrom })
  await putQuotas(
    tx,
    pkg.quotas.map(({ district_code, towns, communities }) => ({ districtCode: district_code, towns, communities })),
  )
  const points = await putJointPoints(tx, pkg, now)
  await mustFitQuotas(tx, pkg)
  const { divisionList: _, aliases: __, digest, ...kept } = pkg
  const { id, title, startsOn, endsOn, rootCode, document } = pkg
  await putProgramme(
    tx,
    { id, title, documentNo: document.number, startsOn, endsOn, rootCode, package: kept, digest },
    now,
  )
  const tasks = await putTasks(tx, tasksOf(pkg))
  await enqueue(tx, 'programme.package-loaded', { programmeId: id, digest })
  return { changed: true, areas, points, tasks }
}

/** The tasks every point has: one per criterion, due with the last milestone. */
export const tasksOf = ({ criteria, milestones }: Pick<Programme, 'criteria' | 'milestones'>) => {
  const dueOn = milestones.at(-1)?.dueOn ?? ''
  return criteria.map(({ code, title, weight }) => ({ criterion: code, title, weight, dueOn }))
}

type JointPoint = {
  seq: number
  districtCode: string
  townCode: string
  town: string
  thresholdFen: number
  names: string[]
}

function jointPointsOf({ jointPoints }: ProgrammePackage): JointPoint[] {
  const bySeq = new Map<number, JointPoint>()
  for (const row of jointPoints) {
    const point = bySeq.get(row.seq) ?? {
      seq: row.seq,
      districtCode: row.district_code,
      townCode: row.town_code,
      town: row.town,
      thresholdFen: row.yearly_fund_fen,
      names: [],
    }
    point.names.push(row.community)
    bySeq.set(row.seq, point)
  }
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq)
}

/** Joint points begin active: annex 2 has chosen them, nobody nominates them. */
async function putJointPoints(tx: Tx, pkg: ProgrammePackage, now: Date): Promise<number> {
  let added = 0
  for (const joint of jointPointsOf(pkg)) {
    const there = await findJointPoint(tx, joint.seq)
    if (there) {
      await setThreshold(tx, there.id, joint.thresholdFen)
      continue
    }
    if (await livePointOfTown(tx, joint.townCode)) throw programmeErrors.townTaken(joint.town)
    await addJointPoint(tx, pkg, joint, now)
    added += 1
  }
  return added
}

async function addJointPoint(tx: Tx, pkg: ProgrammePackage, joint: JointPoint, now: Date): Promise<void> {
  const { seq, districtCode, townCode, thresholdFen, names } = joint
  const pointId = await insertPoint(tx, {
    kind: 'joint',
    seq,
    districtCode,
    townCode,
    townName: joint.town,
    status: 'active',
    projectName: `${joint.town}“五社联动”示范项目`,
    fundThresholdFen: thresholdFen,
    startsOn: pkg.startsOn,
    createdAt: now,
  })
  const communities = []
  for (const name of names) {
    const found = await resolveName(tx, { name, parentCode: townCode, source: '附件2' }, now)
    communities.push({ writtenName: name, ...found, role: 'pilot' as const })
  }
  await putCommunities(tx, pointId, communities, pkg.startsOn)
  await recordEvent(tx, {
    pointId,
    verb: 'load',
    fromStatus: null,
    toStatus: 'active',
    reason: `${pkg.document.number}附件2第${seq}号`,
    actedBy: null,
    actorName: '数据包',
    actedAt: now,
  })
}

async function mustFitQuotas(tx: Tx, pkg: ProgrammePackage): Promise<void> {
  const rows = await listQuotas(tx, { min: minCommunitiesOn(pkg, pkg.startsOn) })
  const over = rows.filter((row) => {
    const left = leftOf(row)
    return left.towns < 0 || left.communities < 0
  })
  if (over.length > 0) throw programmeErrors.packageBreaksQuota(over.map(({ districtName }) => districtName))
}
