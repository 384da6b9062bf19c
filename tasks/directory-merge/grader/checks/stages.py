"""The stages of the specification, each as the questions that show whether it is there."""

import random

import records
import rights
import running
import truth
import world
from plan import BASE, ROOT, Plan, code
from wire import BASE as ITSELF
from wire import bind

STAGES = {
    "schema": records.schema,
    "people": records.people,
    "accounts": records.accounts,
    "personnel": records.personnel,
    "units": records.units,
    "groups": records.groups,
    "integrity": records.integrity,
    "self": rights.self,
    "passwords": rights.passwords,
    "desks": rights.desks,
    "services": rights.services,
    "searches": running.searches,
    "former": running.former,
    "audit": running.audit,
}


def serves(plan: Plan) -> None:
    """What there is from the beginning."""
    plan.find("root", "(objectClass=domain)", {BASE: {"dc": ["alderbrook"]}}, ["dc"], base=BASE, scope=ITSELF)
    plan.send("try root", "bind as root, wrongly", bind(ROOT, plan.world.root + "x"), code(49))


def planned(companies: world.World) -> Plan:
    """All questions, in the order of the stages."""
    plan = Plan(companies, truth.merged(companies))
    for name, stage in {"serves": serves, **STAGES}.items():
        plan.check = name
        stage(plan)
    return plan


def drawn(rng: random.Random) -> world.World:
    return world.drawn(rng)
