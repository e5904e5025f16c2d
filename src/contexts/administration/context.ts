import { declaredRoles } from '#platform/access/roles.ts'
import { defineContext } from '#platform/context.ts'
import { appointToPost } from './actions/appoint-to-post.ts'
import { disableAccount, enableAccount, resetPassword, unlockAccount } from './actions/change-account.ts'
import { createAccount } from './actions/create-account.ts'
import { endPost } from './actions/end-post.ts'
import { getAccount, listAccounts } from './actions/list-accounts.ts'
import { listAudit } from './actions/list-audit.ts'
import { listOutbox } from './actions/list-outbox.ts'
import { administrationChecks } from './checks.ts'
import { administrationContract } from './contract.ts'
import { auditExport } from './exports.ts'
import { clearOldMessages, sendSms } from './jobs/send-sms.ts'
import { administrationPermissions } from './permissions.ts'
import { administrationRecords } from './records.ts'
import { ADMINISTRATORS } from './rules/three-administrators.ts'

const administrators: readonly string[] = ADMINISTRATORS

export const administration = defineContext({
  contract: administrationContract,
  handlers: {
    listRoles: async () =>
      Object.entries(declaredRoles()).map(([role, { label, over, holds }]) => ({
        role,
        label,
        over,
        isAdministrator: administrators.includes(role),
        permissions: [...holds],
      })),
    listAccounts,
    getAccount,
    createAccount,
    disableAccount,
    enableAccount,
    unlockAccount,
    resetPassword,
    appointToPost,
    endPost,
    listAudit,
    listOutbox,
  },
  permissions: administrationPermissions,
  jobs: [sendSms, clearOldMessages],
  checks: administrationChecks,
  exports: [auditExport],
  records: administrationRecords,
})
