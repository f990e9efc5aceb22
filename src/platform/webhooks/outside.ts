import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// What is not out in the open internet: this machine, private networks, what is set aside, and ways round (RFC 6890).
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
const outside6 = new BlockList()
outside6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether a network address is out in the open internet. */
export function isOutside(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside.check(address, 'ipv4')
  return family === 6 && outside6.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}

/** A name leads inside a network, whatever it said before. */
export class LeadsInside extends Error {
  override readonly name = 'LeadsInside'
}

/**
 * Finds the addresses of a name as the connection is made, so that what was checked is what is connected to; when one of them is inside a network,
 * none is used.
 */
export const lookupOutside: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '')
    if (found.length === 0 || !found.every(({ address }) => isOutside(address)))
      return done(new LeadsInside('inside'), '')
    const [first] = found
    if (options.all) done(null, found)
    else done(null, first?.address ?? '', first?.family)
  })
}

/** Why an address cannot be told anything, in a sentence; undefined when it can. What its name leads to is asked each time it is told. */
export function addressProblem(address: string, mayStayInside: boolean): string | undefined {
  if (!URL.canParse(address)) return 'Enter a whole address, like https://system.example.scot/nwd'
  const { protocol, username, password, hostname, hash } = new URL(address)
  if (protocol !== 'https:' && !(mayStayInside && protocol === 'http:')) return 'The address must begin with https://'
  if (username !== '' || password !== '') return 'The address must not hold a name or a password'
  if (hash !== '') return 'The address must not have a part after #'
  const host = hostname.replace(/^\[|\]$/g, '')
  const local =
    isIP(host) === 0
      ? /^localhost\.?$|\.(localhost|local|internal|home\.arpa)\.?$/i.test(host) || !host.includes('.')
      : !isOutside(host)
  return local && !mayStayInside ? 'The address must be out in the internet, not inside a network' : undefined
}
