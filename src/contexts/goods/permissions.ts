import { permissions } from '#platform/access/permission.ts'

export const goodsPermissions = permissions('goods', {
  'lot.read': { label: '查看捐赠物资' },
  'lot.record': { label: '登记捐赠物资' },
  'lot.value': { label: '估定物资价值' },
  'lot.approve': { label: '批准估值与处置' },
  'receiver.reveal': { label: '查看领取人全部信息' },
  'lot.hand-out': { label: '发放物资' },
})
