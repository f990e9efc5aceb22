const navigation = [
  { href: '/today', text: 'Today' },
  { href: '/people', text: 'My people' },
  { href: '/referrals', text: 'Referrals' },
  { href: '/support', text: 'Find support' },
  { href: '/reports', text: 'Reports' },
]
const morag = { name: 'Morag Fictus', organisation: 'Northtown Works' }
/** The frame of a worker’s page, everybody invented. */
export const frame = (current: string) => ({
  viewer: morag,
  navigation: navigation.map((item) => ({ ...item, current: item.href === current })),
  signOutToken: 'token-of-sign-out',
  demonstration: true,
})
