import { permissions } from '#platform/access/permission.ts'

export const workforcePermissions = permissions('workforce', {
  'station.read': { label: '查看社工站' },
  'station.record': { label: '登记社工站' },
  'worker.read': { label: '查看社工队伍（打码）' },
  'worker.record': { label: '登记任职和证书' },
  'attendance.record': { label: '登记社工考勤' },
  'training.record': { label: '登记培训和继续教育' },
  'supervision.record': { label: '记录督导' },
  'visit.record': { label: '记录市级督导走访' },
  'participation.record': { label: '登记参与项目' },
})
