/** What other contexts' pages and the shell may take from the office's. */

export { Attached, AttachField, SCAN } from './AttachField.tsx'
export { ChangePassword } from './ChangePassword.tsx'
