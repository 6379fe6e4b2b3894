"""The web container's own question: does /healthz answer 200? Standard library only, ends with 0 or 1."""

import http.client
import os
import sys

PORT = 8000


def main() -> int:
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip()
    link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    try:
        link.request("GET", "/healthz", headers={"Host": host})
        answer = link.getresponse()
        sys.stdout.write(answer.read(500).decode(errors="replace"))
    except (OSError, http.client.HTTPException) as error:
        sys.stdout.write(str(error))
        return 1
    finally:
        link.close()
    return 0 if answer.status == http.HTTPStatus.OK else 1


if __name__ == "__main__":
    sys.exit(main())
