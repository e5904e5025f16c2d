import { permissions } from '#platform/access/permission.ts'

export const fundPermissions = permissions('fund', {
  'charity.read': { label: '查看慈善组织' },
  'charity.record': { label: '登记慈善组织' },
  'fund.read': { label: '查看社区基金' },
  'fund.prepare': { label: '筹备社区基金' },
  'paper.add': { label: '上传基金文件' },
  'fund.host': { label: '审定社区基金（慈善组织）' },
  'resolution.read': { label: '查看管委会决议' },
  'resolution.open': { label: '提请管委会表决' },
  'resolution.vote': { label: '管委会表决' },
  'resolution.watch': { label: '监督管委会' },
})
