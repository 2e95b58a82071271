"""A real mail server for tests: listens on a free port, prints it, and prints one line of JSON per letter it accepts.

How it behaves is its arguments: `busy=3` answers 451 to the first three recipients, `drop=3` hangs up in the middle of
the first three letters, `mute=1` never answers the first letter, `greet=554` greets with that code, `login=ann:secret`
asks for that login, `idle=1` hangs up on whoever says nothing for a second, `tls=implicit` and `tls=starttls` speak TLS with
the certificate and the key in the file of `pem=…`, and take a login then only. A recipient that starts with `gone` never exists.
"""

import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

wishes = dict(argument.split("=", 1) for argument in sys.argv[1:])


def once_less(wish):
    left = int(wishes.get(wish, 0))
    wishes[wish] = left - 1
    return left > 0


class Peer(SMTP):
    async def push(self, status):
        if "greet" in wishes and self.session.host_name is None and str(status).startswith("220"):
            status = wishes["greet"] + " no letters here"
        return await super().push(status)

    async def smtp_DATA(self, arg):
        if once_less("drop"):
            await self.push("354 go on")
            await self._reader.read(200)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Desk:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if once_less("busy"):
            return "451 try again later"
        if address.startswith("gone"):
            return f"550 5.1.1 {address} does not exist"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if once_less("mute"):
            await asyncio.sleep(3600)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = [part for part in letter.walk() if not part.is_multipart()]
        line = {
            "safe": server.transport.get_extra_info("sslcontext") is not None,
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in letter.items()],
            "types": [part.get_content_type() for part in parts],
            "bodies": [part.get_content() for part in parts],
        }
        print(json.dumps(line), flush=True)
        return "250 accepted"


def check(server, session, envelope, mechanism, data):
    given = f"{data.login.decode()}:{data.password.decode()}"
    return AuthResult(success=given == wishes["login"], handled=False)


async def main():
    options = {}
    if "login" in wishes:
        options = {"authenticator": check, "auth_required": True, "auth_require_tls": wishes.get("tls") == "starttls"}
    if "idle" in wishes:
        options["timeout"] = float(wishes["idle"])
    context = None
    if "tls" in wishes:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(wishes["pem"])
    if wishes.get("tls") == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
        context = None
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Peer(Desk(), **options), "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
