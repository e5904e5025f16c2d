import { permissions } from '#platform/access/permission.ts'

export const standardsPermissions = permissions('standards', {
  'measurement.read': { label: '查看创建进度' },
  'evidence.read': { label: '查看数据依据', sensitive: true },
  'snapshot.freeze': { label: '冻结阶段快照' },
})
