import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../command.js';
import { systemProgram } from '../../install/system.js';
import { temporaryFolder } from '../../temporary.js';

/** A certificate that signs itself, made anew for each run; the browser is told not to mind. */
export async function makeCertificate(): Promise<{ readonly key: string; readonly cert: string }> {
    const folder = temporaryFolder('weweb-tls');
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    await runCommand(await systemProgram('openssl'), [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=lab.test'],
    ]);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
