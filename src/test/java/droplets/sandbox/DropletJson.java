package droplets.sandbox;

import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Writes a Droplet as the API does. Fields that the scopes do not cover are left out. */
record DropletJson(JsonGenerator generator, Scopes scopes) {
  void write(InventedDroplet droplet) {
    generator
        .write("id", droplet.id())
        .write("name", droplet.name())
        .write("memory", droplet.size().memory())
        .write("vcpus", droplet.size().vcpus())
        .write("disk", droplet.size().disk());
    if (droplet.position() > 2) {
      // The first ones are older than the field, which is absent then.
      writeDiskInfo(droplet.size());
    }
    generator.write("locked", droplet.locked()).write("status", droplet.status());
    writeKernel(droplet);
    generator.write("created_at", droplet.createdAt().toString());
    writeTexts("features", droplet.features());
    writeBackupWindow(droplet);
    if (scopes.allow("image:read")) {
      writeNumbers("backup_ids", droplet.backupIds());
      writeNumbers("snapshot_ids", droplet.snapshotIds());
      writeImage(droplet);
    }
    if (scopes.allow("block_storage:read")) {
      writeTexts("volume_ids", droplet.volumeIds());
    }
    writeSize(droplet.size());
    generator.write("size_slug", droplet.size().slug());
    writeNetworks(droplet);
    writeRegion(droplet.region());
    if (scopes.allow("tag:read")) {
      writeTexts("tags", droplet.tags());
    }
    if (scopes.allow("vpc:read")) {
      droplet.vpcUuid().ifPresent(uuid -> generator.write("vpc_uuid", uuid));
    }
    writeGpu(droplet.size());
  }

  private void writeKernel(InventedDroplet droplet) {
    if (droplet.position() == 0) {
      generator
          .writeStartObject("kernel")
          .write("id", 7515)
          .write("name", "Sandbox kernel vmlinuz-4.4.0")
          .write("version", "4.4.0")
          .writeEnd();
    } else {
      generator.writeNull("kernel");
    }
  }

  private void writeBackupWindow(InventedDroplet droplet) {
    droplet
        .backupWindow()
        .ifPresentOrElse(
            start ->
                generator
                    .writeStartObject("next_backup_window")
                    .write("start", start.toString())
                    .write("end", start.plus(Duration.ofHours(23)).toString())
                    .writeEnd(),
            () -> generator.writeNull("next_backup_window"));
  }

  private void writeImage(InventedDroplet droplet) {
    InventedImage image = droplet.image();
    generator
        .writeStartObject("image")
        .write("id", image.id())
        .write("name", image.name())
        .write("type", image.type())
        .write("distribution", image.distribution());
    image
        .slug()
        .ifPresentOrElse(s -> generator.write("slug", s), () -> generator.writeNull("slug"));
    generator.write("public", image.isPublic());
    writeTexts("regions", regionSlugs(region -> true));
    generator.write("created_at", droplet.createdAt().minus(Duration.ofDays(30)).toString());
    if (image.type().equals("custom")) {
      generator.writeNull("min_disk_size").writeNull("size_gigabytes").writeNull("tags");
    } else {
      generator
          .write("min_disk_size", image.minDiskSize())
          .write("size_gigabytes", image.sizeGigabytes());
      writeTexts("tags", image.tags());
    }
    generator.write("description", image.description());
    if (image.isPublic()) {
      // Often absent elsewhere.
      generator.write("status", "available").write("error_message", "");
    }
    generator.writeEnd();
  }

  private void writeSize(InventedSize size) {
    generator
        .writeStartObject("size")
        .write("slug", size.slug())
        .write("memory", size.memory())
        .write("vcpus", size.vcpus())
        .write("disk", size.disk())
        .write("transfer", size.transfer())
        .write("price_monthly", size.priceMonthly())
        .write("price_hourly", size.priceHourly());
    writeTexts("regions", regionSlugs(InventedRegion::available));
    generator.write("available", true).write("description", size.description());
    writeDiskInfo(size);
    writeGpu(size);
    generator.writeEnd();
  }

  private void writeDiskInfo(InventedSize size) {
    generator.writeStartArray("disk_info");
    writeDisk("local", size.disk());
    int scratch = size.gpu().map(InventedSize.Gpus::scratchGib).orElse(0);
    if (scratch > 0) {
      writeDisk("scratch", scratch);
    }
    generator.writeEnd();
  }

  private void writeDisk(String type, int gib) {
    generator.writeStartObject().write("type", type);
    writeAmount("size", gib);
    generator.writeEnd();
  }

  private void writeAmount(String name, int gib) {
    generator.writeStartObject(name).write("amount", gib).write("unit", "gib").writeEnd();
  }

  private void writeGpu(InventedSize size) {
    if (size.gpu().isEmpty()) {
      return;
    }
    InventedSize.Gpus gpu = size.gpu().get();
    generator.writeStartObject("gpu_info").write("count", gpu.count()).write("model", gpu.model());
    writeAmount("vram", gpu.vramGib());
    generator.writeEnd();
  }

  private void writeNetworks(InventedDroplet droplet) {
    generator.writeStartObject("networks").writeStartArray("v4");
    droplet.addresses().stream()
        .filter(address -> !address.isV6())
        .forEach(address -> writeV4(address, droplet.position()));
    generator.writeEnd().writeStartArray("v6");
    droplet.addresses().stream().filter(IpAddress::isV6).forEach(this::writeV6);
    generator.writeEnd().writeEnd();
  }

  private void writeV4(IpAddress address, int position) {
    generator
        .writeStartObject()
        .write("ip_address", address.ip())
        .write("netmask", address.isPublic() ? "255.255.255.0" : "255.255.240.0");
    if (address.isPublic()) {
      generator.write("gateway", address.ip().substring(0, address.ip().lastIndexOf('.')) + ".1");
    } else {
      writeNoGateway(position);
    }
    generator.write("type", address.isPublic() ? "public" : "private").writeEnd();
  }

  /** A private interface has no gateway. DigitalOcean says so in each of these ways. */
  private void writeNoGateway(int position) {
    switch (position % 5) {
      case 0 -> generator.write("gateway", "nil");
      case 1 -> generator.write("gateway", "<nil>");
      case 2 -> generator.write("gateway", "");
      case 3 -> generator.writeNull("gateway");
      default -> {
        // Left out.
      }
    }
  }

  private void writeV6(IpAddress address) {
    generator
        .writeStartObject()
        .write("ip_address", address.ip())
        .write("netmask", 64)
        .write("gateway", address.ip().substring(0, address.ip().indexOf("::")) + "::1")
        .write("type", "public")
        .writeEnd();
  }

  private void writeRegion(InventedRegion region) {
    generator.writeStartObject("region").write("name", region.name()).write("slug", region.slug());
    writeTexts("features", List.of("backups", "ipv6", "metadata", "install_agent", "storage"));
    generator.write("available", region.available());
    if (scopes.allow("sizes:read")) {
      writeTexts("sizes", Catalog.SIZES.stream().map(InventedSize::slug).toList());
    }
    generator.writeEnd();
  }

  private static List<String> regionSlugs(Predicate<InventedRegion> filter) {
    return Catalog.REGIONS.stream().filter(filter).map(InventedRegion::slug).toList();
  }

  private void writeTexts(String name, Collection<String> texts) {
    generator.writeStartArray(name);
    texts.forEach(generator::write);
    generator.writeEnd();
  }

  private void writeNumbers(String name, Collection<Long> numbers) {
    generator.writeStartArray(name);
    numbers.forEach(generator::write);
    generator.writeEnd();
  }
}
