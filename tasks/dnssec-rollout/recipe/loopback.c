/* named listens only on addresses that the system lists, and of the whole of 127.0.0.0/8, all of which is usable, Linux
 * lists 127.0.0.1. Adding others takes rights that a room does not have; so this, preloaded, lists 127.0.0.1 to 127.0.0.4.
 */
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <string.h>

enum { COUNT = 4 };

static struct sockaddr_in address[COUNT], mask[COUNT];
static struct ifaddrs list[COUNT];

int getifaddrs(struct ifaddrs **found) {
    memset(list, 0, sizeof list);
    for (int i = 0; i < COUNT; i++) {
        address[i] = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001 + i)};
        mask[i] = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(0xff000000)};
        list[i].ifa_name = "lo";
        list[i].ifa_flags = IFF_UP | IFF_LOOPBACK | IFF_RUNNING;
        list[i].ifa_addr = (struct sockaddr *)&address[i];
        list[i].ifa_netmask = (struct sockaddr *)&mask[i];
        list[i].ifa_next = i + 1 < COUNT ? &list[i + 1] : NULL;
    }
    *found = list;
    return 0;
}

void freeifaddrs(struct ifaddrs *unused) { (void)unused; }
