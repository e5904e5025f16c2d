/** The front door of 系统管理: for the composition root (first accounts, demo data) and contexts above it. */

export { appoint } from './appoint.ts'
export { createAccount } from './create-account.ts'
export { firstAdministrators } from './first-administrators.ts'
export {
  accountsOfPeople,
  bindPhoneAccount,
  endSelfPosts,
  endVolunteerPosts,
  findPhoneAccount,
  forgetPhoneAccounts,
  openSelfPosts,
  reopenVolunteerPosts,
} from './phone-accounts.ts'
export { resetOnServer } from './reset-on-server.ts'
export { ADMINISTRATORS } from './rules/three-administrators.ts'
export { findAccount, findByUsername } from './store/accounts.ts'
