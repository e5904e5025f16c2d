export const PasswordFirst = () => null
