import { defineContext } from '#platform/context.ts'
import { answerAdvice, listAdvice, reportAdviceResult } from './actions/advice.ts'
import { endContact, getContact, listContacts, recordContact } from './actions/contacts.ts'
import { giveMyAdvice, myContacts, recordMyVisit } from './actions/mine.ts'
import { expertsChecks } from './checks.ts'
import { expertsContract } from './contract.ts'
import { expertsDeadlines } from './deadlines.ts'
import { expertsExports } from './exports.ts'
import { expertsPermissions } from './permissions.ts'
import { expertsRecords } from './records.ts'

export const experts = defineContext({
  contract: expertsContract,
  handlers: {
    ...{ listContacts, getContact, recordContact, endContact },
    ...{ listAdvice, answerAdvice, reportAdviceResult },
    ...{ myContacts, recordMyVisit, giveMyAdvice },
  },
  permissions: expertsPermissions,
  facts: ['experts.experts-changed'],
  checks: expertsChecks,
  exports: expertsExports,
  deadlines: expertsDeadlines,
  records: expertsRecords,
})
