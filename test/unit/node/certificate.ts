import { generateKeyPairSync, sign } from 'node:crypto';

/** One element of DER: tag, length, content. */
function der(tag: number, ...parts: (Buffer | string)[]): Buffer {
    const content = Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part)),
    );
    const { length } = content;
    const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: (Buffer | string)[]): Buffer => der(0x30, ...parts);
const ECDSA_SHA256 = sequence('06082a8648ce3d040302');
const NAME = sequence(der(0x31, sequence('0603550403', der(0x0c, Buffer.from('localhost')))));
const VALID = sequence(der(0x18, Buffer.from('20200101000000Z')), der(0x18, Buffer.from('21200101000000Z')));
const ADDRESSES = sequence(der(0x82, Buffer.from('localhost')), '87047f000001');

/** A fresh self-signed certificate for localhost and 127.0.0.1, so that no private key lies in the repository. */
export function createCertificate(): { key: string; cert: string } {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const extensions = sequence(
        sequence('0603551d11', der(0x04, ADDRESSES)),
        sequence('0603551d13', der(0x04, sequence('0101ff'))),
    );
    const body = sequence(
        'a003020102',
        '020101',
        ECDSA_SHA256,
        NAME,
        VALID,
        NAME,
        publicKey.export({ type: 'spki', format: 'der' }),
        der(0xa3, extensions),
    );
    const signature = der(0x03, '00', sign('sha256', body, privateKey));
    const text = sequence(body, ECDSA_SHA256, signature).toString('base64').replace(/.{64}/g, '$&\n');
    return {
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`,
    };
}
