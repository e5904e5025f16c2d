import { defineContext } from '#platform/context.ts'
import { allocateGoods, closeAllocation, listAllocations } from './actions/allocate.ts'
import { handOut, listHandouts, signHandout } from './actions/hand-out.ts'
import {
  countStock,
  decideCount,
  decideDisposal,
  getDisposal,
  listKeeping,
  listMovements,
  listStock,
  proposeDisposal,
} from './actions/keep.ts'
import { getLot, listLots } from './actions/read.ts'
import { answerInspection, inspectLot, listFundsToReceive, recordLot } from './actions/receive.ts'
import { askTakeBack, decideTakeBack, revealReceiver } from './actions/take-back.ts'
import { printThanks } from './actions/thanks.ts'
import { approveValue, checkValue, valueLot } from './actions/worth.ts'
import { goodsChecks } from './checks.ts'
import { goodsContract } from './contract.ts'
import { goodsExports } from './exports.ts'
import { goodsPermissions } from './permissions.ts'
import { goodsRecords } from './records.ts'

export const goods = defineContext({
  contract: goodsContract,
  handlers: {
    listLots,
    getLot,
    listFundsToReceive,
    recordLot,
    inspectLot,
    answerInspection,
    valueLot,
    checkValue,
    approveValue,
    listMovements,
    listStock,
    allocateGoods,
    listAllocations,
    closeAllocation,
    handOut,
    listHandouts,
    signHandout,
    askTakeBack,
    decideTakeBack,
    revealReceiver,
    printThanks,
    countStock,
    decideCount,
    proposeDisposal,
    decideDisposal,
    getDisposal,
    listKeeping,
  },
  permissions: goodsPermissions,
  facts: ['goods.goods-changed'],
  checks: goodsChecks,
  exports: goodsExports,
  records: goodsRecords,
})
