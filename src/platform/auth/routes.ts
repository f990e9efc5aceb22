import type { Route } from '#platform/http'
import { accountPage } from './account/account-page.tsx'
import { chooseRole } from './account/choose-role.tsx'
import { endingWhatIsMine } from './account/confirmations.tsx'
import { changePassword } from './account/password.tsx'
import { secondFactorPicture, setUpSecondFactor } from './account/second-factor.tsx'
import { newBackupCodes, removeSecondFactor } from './account/second-factor-changes.tsx'
import { acceptTerms } from './account/terms.tsx'
import type { Auth } from './auth.ts'
import { signInWithCode } from './sign-in/code.tsx'
import { signInByLink } from './sign-in/link.tsx'
import { choosingANewPassword } from './sign-in/new-password.tsx'
import { signInWithOrganisation } from './sign-in/organisation.tsx'
import { passkeyRoutes } from './sign-in/passkey.ts'
import { signInWithPassword } from './sign-in/password.tsx'
import { signOut } from './sign-out.tsx'

/** Every route of signing in and of one's own account. */
export function authRoutes(auth: Auth): Route[] {
  return [
    signInWithPassword(auth),
    signInWithCode(auth),
    ...signInByLink(auth),
    ...signInWithOrganisation(auth),
    ...passkeyRoutes(auth),
    ...choosingANewPassword(auth),
    signOut(auth),
    acceptTerms(),
    chooseRole(auth),
    setUpSecondFactor(auth),
    secondFactorPicture(auth),
    accountPage(auth),
    changePassword(auth),
    removeSecondFactor(auth),
    newBackupCodes(auth),
    ...endingWhatIsMine(auth),
  ]
}
