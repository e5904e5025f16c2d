import { permissions } from '#platform/access/permission.ts'

export const recognitionPermissions = permissions('recognition', {
  'certificate.read': { label: '查看志愿服务记录证明' },
  // Previews and prints show a whole name and number, so reading by it is audited too.
  'certificate.issue': { label: '出具志愿服务记录证明', sensitive: true },
  'star.read': { label: '查看星级评定' },
  'star.check': { label: '初审星级' },
  'star.grant': { label: '评定星级' },
})
