"""Many visitors at once, who click through the made-up search, and what they cost.

    python tests/benchmarks/visitors.py [VISITORS] [THINK_SECONDS]

Starts the app and talks to it as the browser does (the protocol on loopback; drawing is not measured). First
one visitor alone, then 20 at once with 5 seconds to think between two pages, then 200 runs of one page by one
visitor. Prints the median and the 95th percentile of a change of page, what a visitor holds in memory, and
what 200 runs leave behind. Aims: no error, p95 at most 3 times the median of the one visitor, nothing left.
"""

import asyncio
import itertools
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from tests.browser import driving

ROUNDS, RUNS, WAIT = 10, 200, 60.0
FINISHED = ForwardMsg.FINISHED_SUCCESSFULLY
FACES = ("delta", "navigation", "script_finished")


class Visitor:
    """One visitor: a connection, the pages it was told of and the buttons on the page it sees."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.pages: dict[str, str] = {}
        self.buttons: dict[str, str] = {}
        self.here = ""
        self.errors: list[str] = []

    async def turn_to(self, page: str) -> float:
        """Seconds until the page is whole."""
        self.here = self.pages.get(page, "")
        return await self._run()

    async def press(self, label: str) -> float:
        """Seconds until what a button does is done."""
        return await self._run(WidgetState(id=self.buttons[label], trigger_value=True))

    async def _run(self, *changed: WidgetState) -> float:
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.here
        asked.rerun_script.context_info.timezone = "Europe/London"
        asked.rerun_script.widget_states.widgets.extend(changed)
        began = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while not self._hear(await asyncio.wait_for(self.socket.recv(), WAIT)):
            pass
        return time.perf_counter() - began

    def _hear(self, message: bytes | str) -> bool:
        """Take in one message; whether it was the last one of a run."""
        told = ForwardMsg.FromString(message if isinstance(message, bytes) else message.encode())
        kind = told.WhichOneof("type")
        if kind == "navigation":
            self.pages = {page.page_name: page.page_script_hash for page in told.navigation.app_pages}
            self.here = told.navigation.page_script_hash
        elif kind == "delta" and told.delta.new_element.WhichOneof("type") == "button":
            button = told.delta.new_element.button
            self.buttons[button.label] = button.id
        elif kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
            self.errors.append(told.delta.new_element.exception.message)
        return kind == "script_finished" and told.script_finished == FINISHED


async def come(address: str) -> Visitor:
    """A new visitor with the made-up search open."""
    url = address.replace("http", "ws") + "/_stcore/stream"
    one = Visitor(await connect(url, subprotocols=["streamlit"], max_size=None, origin=address))
    await one.turn_to("")
    await one.press("Try it with a sample search")
    return one


async def wander(one: Visitor, think: float, rounds: int) -> list[float]:
    """Turn to one page after the other; the seconds that each took."""
    took = []
    pages = itertools.islice(itertools.cycle(one.pages), 1, rounds + 1)
    for page in pages:
        await asyncio.sleep(think)
        took.append(await one.turn_to(page))
    return took


def memory(process: int) -> float:
    """What a process holds in memory, in MB; nan where the system does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


async def measure(address: str, process: int, visitors: int, think: float) -> bool:
    """Print the figures; whether all aims were met."""
    first = await come(address)
    await wander(first, 0, len(first.pages))  # what is worked out once
    alone = await wander(first, 0.2, 3 * len(first.pages))
    median = statistics.median(alone)
    say(f"one visitor: median {median * 1000:.0f} ms, slowest {max(alone) * 1000:.0f} ms")

    before = memory(process)
    many = [await come(address) for _ in range(visitors)]
    each = await asyncio.gather(*(wander(one, think, ROUNDS) for one in many))
    took = sorted(itertools.chain.from_iterable(each))
    p95 = took[int(0.95 * (len(took) - 1))]
    errors = [error for one in (first, *many) for error in one.errors]
    say(
        f"{visitors} visitors, {think:g} s to think: median {statistics.median(took) * 1000:.0f} ms, "
        f"p95 {p95 * 1000:.0f} ms ({p95 / median:.1f} times the one visitor), {len(errors)} errors"
    )
    for error in sorted(set(errors)):
        say(f"  {error[:200]}")
    each_more = (memory(process) - before) / visitors
    say(f"memory: {before:.0f} MB with one visitor, {each_more:.1f} MB for each more")

    await wander(first, 0, RUNS // 4)
    settled = memory(process)
    await wander(first, 0, RUNS)
    say(f"{RUNS} runs more: {memory(process) - settled:+.1f} MB")
    for one in (first, *many):
        await one.socket.close()
    return not errors and p95 <= 3 * median


def say(line: str) -> None:
    """A command speaks on standard output."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def process_of(address: str) -> int:
    """The process that serves an address."""
    port = address.rpartition(":")[2]
    found = subprocess.run(
        ["pgrep", "-f", f"server.port={port}"], capture_output=True, text=True, check=True
    ).stdout.split()
    return int(found[0])


def main() -> int:
    """Run it; 1 when an aim was missed."""
    visitors = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    think = float(sys.argv[2]) if len(sys.argv) > 2 else 5.0
    with driving.server() as address:
        return int(not asyncio.run(measure(address, process_of(address), visitors, think)))


if __name__ == "__main__":
    sys.exit(main())
