/** Who answers for an employer: a role, never a name. */
export const employerRoles = {
  line_manager: 'Their line manager',
  human_resources: 'Human resources',
  payroll: 'Payroll',
  owner: 'The owner',
  other: 'Somebody else there',
} as const
export type EmployerRole = keyof typeof employerRoles
export const employerRoleCodes = Object.keys(employerRoles) as EmployerRole[]
