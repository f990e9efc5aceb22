import { describe, expect, it } from 'vitest'
import { addressInHand, fromAddress } from './address.ts'

describe('the network address of a request', () => {
  it('is the other end of the connection, whatever the request says of itself', () => {
    expect(fromAddress('203.0.113.7', '198.51.100.1', addressInHand)).toBe('203.0.113.7')
  })
  it('is what a proxy on this machine saw last', () => {
    expect(fromAddress('::ffff:127.0.0.1', '198.51.100.1, 203.0.113.7', addressInHand)).toBe('203.0.113.7')
    expect(fromAddress('::1', null, addressInHand)).toBe('::1')
  })
  it('is not known outside a request', () => expect(addressInHand()).toBeUndefined())
})
