/** The front door of 系统管理: for the composition root (first accounts, demo data) and contexts above it. */

export { type Appointment, appoint } from './appoint.ts'
export { createAccount, type NewAccount } from './create-account.ts'
export { type FirstAdministrator, firstAdministrators } from './first-administrators.ts'
export { ADMINISTRATORS } from './rules/three-administrators.ts'
export { findAccount, findByUsername } from './store/accounts.ts'
