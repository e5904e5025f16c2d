import { AreaScope, communityColumn, personColumns, townColumn } from '#contexts/directory/public.ts'
import { defineImport, type ImportKind } from '#platform/exchange/kinds.ts'
import { certificateColumns, fromColumn, titleColumn, toColumn } from './columns.ts'
import { participationImport } from './participations.ts'
import { type WorkerRow, workerImport } from './worker-import.ts'

type InCommunity = WorkerRow & { town: string | null; community: string }

const fulltimeWorkers = defineImport({
  name: 'workforce.fulltime-workers',
  title: '专职社工花名册',
  needs: 'workforce.worker.record',
  scope: AreaScope,
  columns: [
    ...personColumns,
    { ...townColumn, required: true, note: '社工站所在街镇；还没有登记社工站的，入库时一并登记' },
    { ...titleColumn, example: '专职社工' },
    fromColumn,
    toColumn,
    ...certificateColumns,
  ],
  ...workerImport<WorkerRow & { town: string }>('fulltime_social_worker', 'town', ({ town }, areas) =>
    areas.town(town),
  ),
})

const twoCommitteeMembers = defineImport({
  name: 'workforce.two-committee-members',
  title: '“两委”成员花名册',
  needs: 'workforce.worker.record',
  scope: AreaScope,
  columns: [
    ...personColumns,
    townColumn,
    communityColumn,
    { ...titleColumn, example: '居委会主任' },
    fromColumn,
    toColumn,
  ],
  ...workerImport<InCommunity>('two_committee_member', 'community', ({ community, town }, areas) =>
    areas.community(community, town),
  ),
})

const communityWorkers = defineImport({
  name: 'workforce.community-workers',
  title: '社区工作者与证书花名册',
  needs: 'workforce.worker.record',
  scope: AreaScope,
  columns: [...personColumns, townColumn, communityColumn, titleColumn, fromColumn, toColumn, ...certificateColumns],
  ...workerImport<InCommunity>('community_worker', 'community', ({ community, town }, areas) =>
    areas.community(community, town),
  ),
})

export const workforceImports: ImportKind[] = [
  fulltimeWorkers,
  twoCommitteeMembers,
  communityWorkers,
  participationImport,
]
