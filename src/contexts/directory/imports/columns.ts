import { z } from 'zod'
import { idNumberCell, phoneCell, textCell } from '#platform/exchange/cells.ts'
import { AreaCode } from '../contract.ts'

/** Every roster is uploaded for a place; its rows may only name places below it. */
export const AreaScope = z.object({ areaCode: AreaCode })

/** Columns that every roster of places or people begins with. */
export const communityColumn = {
  key: 'community',
  title: '社区（村）',
  required: true,
  ...textCell(60),
  example: '庆有西里社区',
  note: '填写正式名称或12位代码',
  aliases: ['社区', '社区名称', '村（社区）', '试点社区', '常住社区'],
} as const

export const townColumn = {
  key: 'town',
  title: '街镇',
  ...textCell(60),
  example: '南市街道',
  note: '社区有重名时必填',
  aliases: ['街道', '所属街镇', '街道（镇）', '试点街镇'],
} as const

export const personColumns = [
  { key: 'name', title: '姓名', required: true, ...textCell(50), example: '王芳' },
  {
    key: 'idNumber',
    title: '身份证号',
    required: true,
    ...idNumberCell(),
    example: '120101199001010017',
    note: '18位；整列须设为“文本”',
    aliases: ['公民身份号码', '证件号码', '身份证号码'],
    secret: true,
  },
  {
    key: 'phone',
    title: '手机号',
    ...phoneCell(),
    example: '13800000000',
    aliases: ['联系电话', '手机', '电话'],
    secret: true,
  },
] as const
