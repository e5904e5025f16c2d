/** What other contexts' pages and the shell may take from the office's. */
export { ChangePassword } from './ChangePassword.tsx'
