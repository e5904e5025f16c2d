import { permissions } from '#platform/access/permission.ts'

export const directoryPermissions = permissions('directory', {
  'area.read': { label: '查看区划' },
  'name.decide': { label: '确认名称对应' },
  'population.read': { label: '查看常住人口' },
  'population.record': { label: '登记常住人口' },
  'population.freeze': { label: '冻结人口基数' },
  'person.read': { label: '查看人员（打码）' },
  'person.reveal': { label: '查看人员全部信息', sensitive: true },
  'person.record': { label: '登记人员' },
  'organisation.read': { label: '查看组织' },
  'organisation.record': { label: '登记组织' },
})
