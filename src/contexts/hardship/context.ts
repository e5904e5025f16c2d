import { defineContext } from '#platform/context.ts'
import { countHardship } from './actions/count-hardship.ts'
import { leaveList } from './actions/leave-list.ts'
import { getListed, listListed } from './actions/read-listed.ts'
import { recordListed } from './actions/record-listed.ts'
import { hardshipChecks } from './checks.ts'
import { hardshipContract } from './contract.ts'
import { hardshipExports } from './exports.ts'
import { registerImport } from './imports/register.ts'
import { hardshipPermissions } from './permissions.ts'
import { hardshipRecords } from './records.ts'

export const hardship = defineContext({
  contract: hardshipContract,
  handlers: { listListed, getListed, countHardship, recordListed, leaveList },
  permissions: hardshipPermissions,
  facts: ['hardship.hardship-changed'],
  checks: hardshipChecks,
  imports: [registerImport],
  exports: hardshipExports,
  records: hardshipRecords,
})
