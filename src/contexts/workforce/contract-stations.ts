import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  FileId,
  Id,
  keysOf,
  Page,
  PURCHASE_WAYS,
  type PurchaseWay,
  paged,
  Reason,
  ROOMS,
  type Room,
  Version,
} from './vocabulary.ts'

const Fen = z.int('金额最多两位小数').min(0, '金额不能小于0').max(100_000_000_000, '金额过大，请核对')
const Way = z.enum(keysOf<PurchaseWay>(PURCHASE_WAYS), '请选择采购方式')
const RoomKind = z.enum(keysOf<Room>(ROOMS))

export const StationForm = z.object({
  areaCode: AreaCode,
  name: z.string().trim().min(2, '请填写社工站名称').max(100, '名称过长'),
  address: z.string().trim().max(200).default(''),
  phone: z.string().trim().max(30, '电话过长').default(''),
  openingHours: z.string().trim().max(100, '开放时间请写在100字以内').default('').describe('如“周一至周五 8:30—17:30”'),
  openedOn: Day.nullable().default(null),
  rooms: z.array(RoomKind).max(5).default([]),
  operatorName: z.string().trim().max(100).default('').describe('承接机构'),
  signFileId: FileId.describe('站牌照片'),
})
const Payment = z.object({
  dueOn: Day,
  amountFen: Fen,
  note: z.string().trim().max(60).default(''),
})
export const ContractForm = z.object({
  stationId: Id,
  version: Version.describe('社工站的版本'),
  number: z.string().trim().min(2, '请填写合同编号').max(60, '合同编号过长'),
  purchaser: z.string().trim().min(2, '请填写购买方').max(100),
  operatorName: z.string().trim().min(2, '请填写承接机构').max(100),
  amountFen: Fen,
  way: Way,
  fromDate: Day,
  toDate: Day,
  payments: z.array(Payment).max(24, '付款计划最多24期').default([]),
})
export const EndContractForm = z.object({ contractId: Id, version: Version, endedOn: Day, reason: Reason })

export const ContractView = z.object({
  id: Id,
  number: z.string(),
  purchaser: z.string(),
  operatorName: z.string(),
  amountFen: z.int(),
  way: Way,
  fromDate: z.string(),
  toDate: z.string(),
  payments: z.array(Payment),
  endedOn: z.string().nullable(),
  endedReason: z.string().nullable(),
  version: Version,
})
export const StationView = z.object({
  id: Id,
  townCode: z.string(),
  townName: z.string(),
  districtName: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  openingHours: z.string(),
  openedOn: z.string().nullable(),
  rooms: z.array(RoomKind),
  operatorName: z.string(),
  signFileId: z.string().nullable(),
  contractNo: z.string().nullable().describe('今日有效的合同'),
  contractFrom: z.string().nullable(),
  contractTo: z.string().nullable(),
  fulltimeNow: z.int(),
  version: Version,
})
const Gap = z.object({ from: z.string(), to: z.string(), days: z.int(), isTooLong: z.boolean() })
/** Full-time staff against clause 三（二）, since the point began; null where the town is no point. */
const Staffing = z
  .object({
    from: z.string(),
    to: z.string(),
    atLeast: z.int(),
    allowedDays: z.int(),
    shortDays: z.int(),
    gaps: z.array(Gap),
  })
  .nullable()

export const stationEndpoints = {
  listStations: query({
    title: '查看社工站',
    needs: 'workforce.station.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), ...Page }),
    output: paged(StationView),
  }),
  getStation: query({
    title: '查看社工站详情',
    needs: 'workforce.station.read',
    about: { record: 'workforce.station', id: 'stationId' },
    input: z.object({ stationId: Id }),
    output: StationView.extend({
      contracts: z.array(ContractView),
      staffing: Staffing,
      may: z.object({
        record: z.boolean(),
        attendance: z.boolean(),
        supervision: z.boolean(),
        visit: z.boolean(),
        workers: z.boolean(),
      }),
    }),
  }),
  recordStation: command({
    title: '登记社工站',
    needs: 'workforce.station.record',
    about: { area: 'areaCode' },
    input: StationForm,
    output: z.object({ stationId: Id }),
  }),
  editStation: command({
    title: '修改社工站',
    needs: 'workforce.station.record',
    about: { record: 'workforce.station', id: 'stationId' },
    input: StationForm.omit({ areaCode: true }).extend({ stationId: Id, version: Version }),
    output: z.object({ version: Version }),
  }),
  recordContract: command({
    title: '登记购买服务合同',
    needs: 'workforce.station.record',
    about: { record: 'workforce.station', id: 'stationId' },
    input: ContractForm,
    output: z.object({ contractId: Id, version: Version }),
  }),
  endContract: command({
    title: '登记合同提前终止',
    needs: 'workforce.station.record',
    about: { record: 'workforce.contract', id: 'contractId' },
    input: EndContractForm,
    output: z.object({ version: Version }),
  }),
} as const
