"""What is asked for each check: operations with parameters still to be drawn, and where their points lie.

In a template `{a:b}` is a number between a and b, `{a|b}` one of the words, `{L}` the longitude around which the points
lie (`{L+9}`: further east), `{E}` an ellipsoid, `{S}` a sphere or an ellipsoid that is taken for one, `{F}` a false
origin, `{H}` a grid file of shifts and `{V}` one of heights.
"""

import random
import re
from dataclasses import dataclass

TABLE = (
    "MERIT",
    "airy",
    "mod_airy",
    "aust_SA",
    "bessel",
    "clrk66",
    "clrk80ign",
    "evrst30",
    "hough",
    "intl",
    "krass",
    "WGS72",
    "WGS84",
)


@dataclass(frozen=True)
class Ask:
    """One operation.

    Attributes:
        template: its parameters.
        half: half the width of the points' area, degrees.
        south, north: its latitudes.
        heights: whether points have a third coordinate, and how large it may be.
        ways: `both`, or `forward` where there is no way back,
            `told` where the way back is PROJ's, too, since it does not quite lead back.
        kind: what goes in: `places` (longitude, latitude), or `metres` (geocentric or plane).
    """

    template: str
    half: float = 140
    south: float = -72
    north: float = 72
    heights: float = 0
    ways: str = "both"
    kind: str = "places"


def world(names: str, extra: str = "", **more: object) -> list[Ask]:
    """Projections of the whole sphere."""
    return [Ask(f"+proj={name} +lon_0={{L}} {extra} {{S}} {{F}}".replace("  ", " "), **more) for name in names.split()]


def near(template: str, half: float, south: float, north: float, **more: object) -> Ask:
    """A projection of the ellipsoid for a part of the world."""
    return Ask(f"+proj={template} {{E}} {{F}}", half, south, north, **more)


TMERC = "+proj=tmerc +lon_0={L} +lat_0={-10:50} +k_0={0.999:1} {E}"
ASKED: dict[str, list[Ask]] = {
    "examples": [
        Ask("+proj=eqc +lon_0={L} +lat_ts={0:50} +lat_0={-20:20} {S} {F}", ways="forward"),
        Ask("+proj=merc +lon_0={L} +lat_ts={0:50} {E} {F}", ways="forward"),
        Ask("+proj=merc +lon_0={L} +k_0={0.9:1} {E}", ways="forward"),
    ],
    "frame": [
        Ask("+proj=merc +lon_0={L} +lat_ts={0:50} {E} {F}"),
        Ask("+proj=eqc +lon_0={L} +lat_ts={0:50} {S} {F}"),
        Ask("+proj=merc +lon_0={L} {E} {F} +units={km|ft|us-ft|kmi|ind-yd|yd|ch} +vunits={ft|km}", heights=900),
        Ask("+proj=merc +lon_0={L} {E} {F} +to_meter={0.2:3}", heights=900),
        Ask("+proj=eqc +lon_0={L} {S} +to_meter={2:9}/{2:9} +vto_meter=1/{2:9}", heights=900),
        Ask("+proj=merc +lon_0={1:50} +pm={paris|ferro|oslo|rome} {E}", 30),
        Ask("+proj=merc +lon_0={1:50} +pm={-20:20} {E}", 30),
        Ask("+proj=eqc +lon_0={10:99}d{10:59}'{10.1:59.9}\"{E|W} +lat_ts={10:40}d{10:59}'N {S}", 30),
        Ask("+proj=eqc +lon_0=-{10:99}d{10:59}' +lat_0={10:40}d{10:59}'{10.1:59.9}\"S {S}", 30),
        Ask("+proj=merc +lon_0={L} {E} {F} +axis={neu|wsu|nwu|esu|swd|ned}", heights=900),
    ],
    "ellipsoids": [
        *[Ask(f"+proj=merc +lon_0={{L}} +ellps={name} {{F}}") for name in TABLE],
        Ask("+proj=merc +lon_0={L} +a={6376000:6379000} +b={6355000:6357000}"),
        Ask("+proj=merc +lon_0={L} +a={6376000:6379000} +f=0.00{3340|3352|3371|3389}"),
        Ask("+proj=merc +lon_0={L} +a={6376000:6379000} +es=0.00{6612|6694|6743|6789}"),
        Ask("+proj=merc +lon_0={L} +a={6376000:6379000} +e=0.08{112|181|233|391}"),
        *[Ask(f"+proj=merc +lon_0={{L}} {{E}} +{size}") for size in ("R_A", "R_V", "R_a", "R_g", "R_h")],
        Ask("+proj=merc +lon_0={L} +ellps={airy|WGS84|krass} +R_lat_{a|g}={10:60}"),
    ],
    "cylindrical": [
        *world("mill comill gall cc patterson webmerc tobmerc"),
        Ask("+proj=cea +lon_0={L} +lat_ts={0:50} {E} {F}"),
        Ask("+proj=cea +lon_0={L} +k_0={0.7:1} {E} {F}"),
    ],
    "transverse": [
        near("tmerc +lon_0={L} +lat_0={-40:60} +k_0={0.999:1}", 12, -70, 80),
        Ask("+proj=utm +zone={1:60} {E}", 0, -70, 80, kind="zone"),
        Ask("+proj=utm +zone={1:60} +south {E}", 0, -70, 80, kind="zone"),
        Ask("+proj=utm +lon_0={L} {E}", 4, -70, 80),
        near("cass +lon_0={L} +lat_0={-40:40}", 2, -60, 60),
        Ask("+proj=cass +lon_0={L} +lat_0={-40:40} {R} {F}", 70),
        *world("tcc", half=60),
        *world("tcea", "+lat_0={-30:30} +k_0={0.9:1.1}", half=60),
        near("gstmerc +lon_0={L} +lat_0={-30:30} +k_0={0.99:1}", 8, -50, 50),
        Ask("+proj=ocea +lonc={L} +lat_0={10:50} +alpha={20:70} {R} {F}", 25, -30, 30),
        Ask("+proj=ocea +lat_1={10:50} +lat_2={-50:-10} +lon_1={L-30} +lon_2={L+20} {R} {F}", 40, -30, 30),
    ],
    "oblique": [
        near("omerc +lonc={L} +lat_0={10:60} +alpha={20:70} +k_0={0.99:1}", 10, 10, 60),
        near("omerc +lonc={L} +lat_0={-60:-10} +alpha={20:70} +gamma={20:70} +k_0={0.99:1}", 10, -60, -10),
        near("omerc +lonc={L} +lat_0={10:60} +alpha={-70:-20} +no_uoff", 10, 10, 60),
        near("omerc +lonc={L} +lat_0={10:60} +gamma={10:25}", 10, 10, 60),
        near("somerc +lon_0={L} +lat_0={20:60} +k_0={0.99:1}", 8, 15, 65),
        near("somerc +lon_0={L} +lat_0={-60:-20}", 8, -65, -15),
        Ask("+proj=krovak", 7, 46, 52, kind="krovak"),
        Ask("+proj=krovak +lat_0={48:51} +k_0={0.999:1} +x_0={1:90000}", 7, 46, 52, kind="krovak"),
    ],
    "conics": [
        near("lcc +lon_0={L} +lat_0={20:50} +lat_1={25:40} +lat_2={45:60} +k_0={0.99:1}", 40, 15, 70),
        near("lcc +lon_0={L} +lat_1={-50:-20}", 40, -70, -15),
        near("lcc +lon_0={L} +lat_1={20:50} +lat_0={10:50} +k_0={0.99:1}", 40, 15, 70),
        near("aea +lon_0={L} +lat_0={20:50} +lat_1={25:40} +lat_2={45:60}", 40, 15, 70),
        near("aea +lon_0={L} +lat_1={-50:-20} +lat_2={-19:-5}", 40, -70, -15),
        near("leac +lon_0={L} +lat_1={10:50} +lat_0={10:50}", 40, 10, 70),
        near("leac +lon_0={L} +lat_1={-50:-10} +south", 40, -70, -10),
        near("eqdc +lon_0={L} +lat_0={20:50} +lat_1={25:40} +lat_2={45:60}", 40, 15, 70),
        near("eqdc +lon_0={L} +lat_1={25:40} +lat_2={41:50} ", 40, 15, 70),
        near("bonne +lon_0={L} +lat_1={20:70}", 40, 5, 70),
        near("bonne +lon_0={L} +lat_1={-70:-20}", 40, -70, -5),
    ],
    "simple-conics": [
        *world("murd1 murd2 murd3 euler pconic vitk1", "+lat_1={20:35} +lat_2={40:60} +lat_0={10:40}",
               half=60, south=10, north=65),
        *world("ccon", "+lat_1={20:60}", half=60, south=10, north=65),
        near("poly +lon_0={L} +lat_0={-20:50}", 30, -60, 60),
        *world("rpoly", "+lat_ts={10:50}", half=60, south=-60, north=60, ways="forward"),
        *world("rpoly", "+lat_0={10:50}", half=60, south=-60, north=60, ways="forward"),
    ],
    "azimuthal": [
        near("stere +lon_0={L} +lat_0={10:60} +k_0={0.99:1}", 50, -20, 70),
        near("stere +lon_0={L} +lat_0={-60:-10}", 50, -70, 20),
        near("stere +lon_0={L} +lat_0=90 +lat_ts={60:80}", 170, 50, 89),
        near("stere +lon_0={L} +lat_0=-90 +k_0={0.99:1}", 170, -89, -50),
        Ask("+proj=ups {E}", 170, 50, 89, kind="zone"),
        Ask("+proj=ups +south {E}", 170, -89, -50, kind="zone"),
        near("sterea +lon_0={L} +lat_0={10:60} +k_0={0.99:1}", 20, 5, 70),
        near("sterea +lon_0={L} +lat_0={-60:-10}", 20, -70, -5),
        near("laea +lon_0={L} +lat_0={10:60}", 60, -20, 75),
        near("laea +lon_0={L} +lat_0={90|-90}", 170, 20, 80),
        near("aeqd +lon_0={L} +lat_0={-60:60}", 50, -45, 60),
        near("aeqd +lon_0={L} +lat_0={90|-90}", 170, 20, 80),
    ],
    "perspective": [
        *world("gnom", "+lat_0={10:50}", half=40, south=0, north=60),
        near("ortho +lon_0={L} +lat_0={10:50}", 40, 0, 60),
        near("ortho +lon_0={L} +lat_0={-50:-10}", 40, -60, 0),
        *world("nsper", "+lat_0={10:50} +h={3000000:9000000}", half=25, south=10, north=50),
        *world("tpers", "+lat_0={10:50} +h={3000000:9000000} +azi={-80:80} +tilt={5:20}", half=15, south=15, north=45),
        near("geos +lon_0={L} +h={35700000:35800000} +sweep={x|y}", 50, -50, 50),
        near("geos +lon_0={L} +h={35700000:35800000}", 50, -50, 50),
    ],
    "points": [
        Ask("+proj=tpeqd +lon_1={L-20} +lat_1={10:40} +lon_2={L+20} +lat_2={20:50} {R} {F}", 50, 0, 70),
        Ask("+proj=chamb +lon_1={L-20} +lat_1={40:50} +lon_2={L+20} +lat_2={40:50} +lon_3={L+5} +lat_3={0:15} {R}",
            10, 20, 38, ways="forward"),
        *world("airy", "+lat_0={-40:40}", half=40, south=-40, north=40, ways="forward"),
        *world("airy", "+lat_0={10:40} +lat_b={10:60} +no_cut", half=80, south=-40, north=60, ways="forward"),
        Ask("+proj=mil_os {R} {F}", 40, -30, 50, kind="mil_os"),
        Ask("+proj=lee_os {R} {F}", 40, -40, 40, kind="lee_os"),
    ],
    "globular": [
        *world("aitoff wintri august vandg"),
        *world("nicol", half=80),
        *world("wintri", "+lat_1={20:60}"),
        *world("hammer"),
        *world("hammer", "+W={0.3:0.6} +M={0.8:1.3}"),
        *world("lagrng", "+W={1.5:3}"),
        *world("lagrng", "+lat_1={-30:40}"),
        *world("apian ortel bacon vandg3 vandg4", ways="forward"),
    ],
    "sines": [
        near("sinu +lon_0={L}", 140, -72, 72),
        *world("gn_sinu", "+m={0.2:0.9} +n={1.2:1.7}", south=-50, north=50),
        *world("eck6 mbtfps eck5 kav5 qua_aut mbt_s fouc mbt_fps mbtfpp mbtfpq"),
        *world("wink1", "+lat_ts={20:60}"),
        *world("wink2", "+lat_1={20:60}"),
        *world("fouc_s", "+n={0.1:0.9}"),
        *world("urm5", "+n={0.3:0.9} +alpha={5:40} +q={0.1:1}", ways="forward"),
    ],
    "wagner": [
        *world("wag1 wag2 wag4 wag5 wag6 kav7 putp1 eck3 wag7 weren putp4p moll"),
        *world("urmfps", "+n={0.3:0.95}"),
        *world("wag3", "+lat_ts={10:50}"),
    ],
    "eckert": world("eck1 eck2 eck4 putp2 putp3 putp3p putp5 putp5p putp6 putp6p"),
    "world": [
        *world("crast collg boggs hatano goode fahey nell nell_h natearth natearth2 times"),
        *world("larr lask", half=110, south=-60, north=60, ways="forward"),
        *world("gins8 denoy", ways="forward"),
        *world("igh"),
        near("healpix +lon_0={L}", 140, -72, 72),
        near("eqearth +lon_0={L}", 140, -72, 72),
        *world("loxim", "+lat_1={-40:40}"),
    ],
    "datums": [
        Ask("+proj=cart {E}", 170, heights=5000),
        Ask("+proj=helmert +x={-90:90} +y={-90:90} +z={-90:90}", heights=1, kind="metres"),
        *[
            Ask("+proj=helmert +x={-90:90} +y={-90:90} +z={-90:90} +rx={-2:2} +ry={-2:2} +rz={-2:2} +s={-9:9} +convention="
                + convention, heights=1, kind="metres")
            for convention in ("position_vector", "coordinate_frame")
        ],
        Ask("+proj=molobadekas +x={-90:90} +y={-90:90} +z={-90:90} +rx={-2:2} +ry={-2:2} +rz={-2:2} +s={-9:9} +px={-4000000:4000000}"
            " +py={-4000000:4000000} +pz={-4000000:4000000} +convention={position_vector|coordinate_frame}",
            heights=1, kind="metres"),
        *[
            Ask("+proj=molodensky {E} +dx={-90:90} +dy={-90:90} +dz={-90:90} +da={-300:300} +df=0.0000{11|23|38}" + more,
                heights=900, ways="told")
            for more in ("", " +abridged")
        ],
        Ask("+proj=geogoffset +dlon={-30:30} +dlat={-30:30} +dh={-9:9}", heights=900),
        Ask("+proj=vertoffset +lon_0={L} +lat_0={10:40} +dh={-9:9} +slope_lat={-4:4} +slope_lon={-4:4} {E}",
            8, 5, 50, heights=900),
        Ask("+proj=geoc {E}", heights=9),
        Ask("+proj=topocentric +lon_0={L} +lat_0={-60:60} +h_0={0:900} {E}", heights=1, kind="metres"),
    ],
    "plumbing": [
        Ask("+proj=unitconvert +xy_in={km|ft|us-ft|yd} +xy_out={m|ch|kmi} +z_in=ft +z_out={m|km}", heights=1, kind="metres"),
        Ask("+proj=unitconvert +xy_in={deg|grad} +xy_out={grad|deg}", heights=1, kind="metres"),
        Ask("+proj=axisswap +order={2,1|2,-1|-2,1,3|3,1,-2|-3,2,1}", heights=1, kind="metres"),
        Ask("+proj=affine +xoff={-9:9} +yoff={-9:9} +zoff={-9:9} +s11={1:2} +s12={-1:1} +s13={-1:1} +s21={-1:1} +s22={1:2}"
            " +s31={-1:1} +s33={1:2}", heights=1, kind="metres"),
        Ask("+proj=ob_tran +o_proj={moll|sinu|eqc|eck4} +o_lat_p={20:70} +o_lon_p={-60:60} +lon_0={L} {R}", 140),
        Ask("+proj=ob_tran +o_proj=gall +o_lat_p={20:70} +lon_0={L} {R} {F}", 140),
    ],
    "pipelines": [
        Ask("+proj=hgridshift +grids={H}", 3.5, 42.5, 49.5, heights=900, kind="grid"),
        Ask("+proj=vgridshift +grids={V}", 3.5, 42.5, 49.5, heights=900, kind="grid"),
        Ask("+proj=vgridshift +grids={V} +multiplier={1|0.5}", 3.5, 42.5, 49.5, heights=900, kind="grid"),
        Ask("+proj=pipeline +step +proj=cart +ellps=bessel +step +proj=helmert +x={-90:90} +y={-90:90} +z={-90:90} +rx={-2:2}"
            " +ry={-2:2} +rz={-2:2} +s={-9:9} +convention=coordinate_frame +step +inv +proj=cart +ellps=GRS80", 170, heights=900),
        Ask("+proj=pipeline +step +inv " + TMERC + " +step +proj=hgridshift +grids={H} +step +proj=lcc +lat_1={40:45}"
            " +lat_2={47:50} +lat_0=45 +lon_0={L} +ellps=GRS80 +step +proj=axisswap +order=2,1", 3, 43, 49,
            heights=9, kind="projected"),
        Ask("+proj=pipeline +step +proj=push +v_3 +step +proj=cart +ellps=intl +step +proj=helmert +x={-90:90} +y={-90:90} +z={-90:90}"
            " +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 +step +proj=utm +zone={1:60} +ellps=WGS84"
            " +step +proj=unitconvert +xy_in=m +xy_out=us-ft", 0, -60, 60, heights=900, kind="zone"),
        Ask("+proj=pipeline +ellps=intl +step +proj=unitconvert +xy_in=grad +xy_out=rad +step +proj=vgridshift +grids={V}"
            " +step +proj=cart +step +proj=topocentric +lon_0={L} +lat_0=46 +h_0={0:900}", 3, 43, 49, heights=900, kind="grads"),
    ],
}  # fmt: skip


def filled(template: str, rng: random.Random, centre: float) -> str:
    """A template with everything drawn; grids keep their marks."""
    whole = {
        "E": "+a={6376000:6379000} +rf={293.1:300.9}",
        "R": "+R={6300000:6400000}",
        "S": rng.choice(["+R={6300000:6400000}", "+a={6376000:6379000} +rf={293.1:300.9}"]),
        "F": "+x_0={-500000:500000} +y_0={-500000:500000}",
    }
    for mark, text in whole.items():
        template = template.replace("{" + mark + "}", text)

    def drawn(match: re.Match[str]) -> str:
        text = match[1]
        if text.startswith("L"):
            return f"{centre + float(text[1:] or 0):.4f}"
        if "|" in text:
            return rng.choice(text.split("|"))
        low, high = text.split(":")
        if float(high) - float(low) > 8 and float(low) == int(float(low)) and "." not in text:
            return str(rng.randint(int(low), int(high)))
        return f"{rng.uniform(float(low), float(high)):.4f}"

    return re.sub(r"\{([^{}]*[:|L][^{}]*)\}", drawn, template)
