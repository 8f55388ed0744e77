/** The platform's crypto, but for the rounds of the passphrase: one instead of 600,000, for a run opens vaults by the hundred. */
export function quickCrypto(real: Crypto = globalThis.crypto): Crypto {
  const subtle = new Proxy(real.subtle, {
    get(target, name) {
      if (name === 'deriveKey')
        return ((algorithm: Pbkdf2Params, ...rest: [CryptoKey, AesKeyGenParams, boolean, KeyUsage[]]) =>
          target.deriveKey({ ...algorithm, iterations: 1 }, ...rest)) satisfies unknown
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return {
    subtle,
    getRandomValues: (array) => real.getRandomValues(array),
    randomUUID: () => real.randomUUID(),
  }
}
